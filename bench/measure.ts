/** Timing for benchmarks that print ratios: every contender runs in every round, and medians over the rounds are compared. */
export interface Contender {
  readonly name: string;
  /** Does the work `times` times; resolves when all of it is done. */
  readonly run: (times: number) => void | Promise<void>;
}

export interface Settings {
  readonly rounds: number;
  /** Length of one contender's turn in one round, milliseconds. */
  readonly turn: number;
}

/** Operations a second of each contender, one figure a round. */
export async function measure(contenders: readonly Contender[], settings: Settings): Promise<Map<string, number[]>> {
  const batches = new Map<string, number>();
  for (const contender of contenders) batches.set(contender.name, await calibrate(contender, settings.turn));
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const contender of contenders) {
      const times = batches.get(contender.name) ?? 1;
      const started = performance.now();
      await contender.run(times);
      rates.get(contender.name)?.push((times / (performance.now() - started)) * 1000);
    }
  }
  return rates;
}

/** Warms up, and finds how often a contender runs in one turn. */
async function calibrate(contender: Contender, turn: number): Promise<number> {
  for (let times = 64; ; times *= 2) {
    const started = performance.now();
    await contender.run(times);
    const took = performance.now() - started;
    if (took > turn / 3) return Math.max(1, Math.round((times * turn) / took));
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Median over the rounds of a contender's rate over the base's rate in the same round. */
export function ratio(rates: ReadonlyMap<string, readonly number[]>, name: string, base: string): number {
  const [own, other] = [rates.get(name) ?? [], rates.get(base) ?? []];
  return Number(median(own.map((rate, round) => rate / (other[round] ?? Number.NaN))).toFixed(3));
}
