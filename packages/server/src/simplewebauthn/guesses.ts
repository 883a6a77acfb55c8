/** A sentence about what the tables do not say, and how many rows it is about. */
export interface Guess {
  readonly text: string;
  readonly rows: number;
}

/** What was guessed, by its sentence, in the order that it was first met. */
export class Guesses {
  readonly #rows = new Map<string, number>();

  add(text: string, rows = 1): void {
    this.#rows.set(text, (this.#rows.get(text) ?? 0) + rows);
  }

  get told(): readonly Guess[] {
    return [...this.#rows].map(([text, rows]) => ({ text, rows }));
  }
}
