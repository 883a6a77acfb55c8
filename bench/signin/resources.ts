/** What was opened so far, closed last first: also where opening the next failed. */
export class Resources {
  readonly #closing: (() => void | Promise<void>)[] = [];

  add(close: () => void | Promise<void>): void {
    this.#closing.push(close);
  }

  async close(): Promise<void> {
    for (let close = this.#closing.pop(); close; close = this.#closing.pop()) await close();
  }

  /** Gives what `open` gives, and closes everything where it throws. */
  async opening<Value>(open: () => Promise<Value>): Promise<Value> {
    try {
      return await open();
    } catch (error) {
      await this.close();
      throw error;
    }
  }
}
