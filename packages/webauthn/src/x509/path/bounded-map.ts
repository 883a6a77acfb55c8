/** A map of at most so many entries, which forgets the one unused for longest. */
export class BoundedMap<Value> {
  readonly #max: number;
  /** A Map keeps the order of insertion, so its first entry is the one unused for longest. */
  readonly #entries = new Map<string, Value>();

  /** @param max 0 or more; 0 keeps nothing */
  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#max) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }
}
