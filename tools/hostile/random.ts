/** Numbers that only look random: the same seed gives the same ones on every machine (xoshiro128**). */
export class Random {
  readonly #state = new Uint32Array(4);

  constructor(seed: number) {
    let word = seed >>> 0;
    for (let index = 0; index < 4; index += 1) {
      word = (word + 0x9e37_79b9) >>> 0;
      let mixed = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
      this.#state[index] = mixed ^ (mixed >>> 16);
    }
  }

  /** 32 bits. */
  word(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    state[2] = c ^ a;
    state[3] = d ^ b;
    state[1] = b ^ (state[2] ?? 0);
    state[0] = a ^ (state[3] ?? 0);
    state[2] = (state[2] ?? 0) ^ (b << 9);
    state[3] = rotate(state[3] ?? 0, 11);
    return result;
  }

  /** 0 to `end` − 1; 0 where there is nothing to choose from. */
  below(end: number): number {
    return end <= 1 ? 0 : this.word() % end;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(list: readonly T[]): T {
    const value = list[this.below(list.length)];
    if (value === undefined) throw new RangeError('there is nothing to pick from');
    return value;
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length }, () => this.word() & 0xff);
  }
}

function rotate(word: number, by: number): number {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
}
