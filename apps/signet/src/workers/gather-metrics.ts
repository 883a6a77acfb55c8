import type { Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { livingWorkers } from './living.ts';
import type { MetricObjects, ToPrimary, ToWorker } from './messages.ts';

/** A worker that takes longer is told of as it was last seen, milliseconds. */
const longestWait = 1000;

/**
 * The metrics of all workers as one. What a worker that died had counted stays in the sums, as it was last seen: a counter that
 * falls would be taken for one that began anew.
 */
export class GatheredMetrics {
  readonly #seen = new Map<number, MetricObjects>();
  #departed: MetricObjects = [];
  #round = 0;
  #arrived: (worker: number) => void = () => undefined;
  #gathering: Promise<string> | null = null;

  /** To be told of every message of a worker. */
  take(worker: Worker, message: ToPrimary): void {
    if (message.signet === 'metrics') {
      this.#seen.set(worker.id, message.metrics);
      if (message.round === this.#round) this.#arrived(worker.id);
    }
    if (message.signet === 'scrape') void this.#answer(worker, message.id);
  }

  /** Keeps what only grows. */
  async leave(worker: Worker): Promise<void> {
    const last = this.#seen.get(worker.id);
    this.#seen.delete(worker.id);
    this.#arrived(worker.id);
    if (!last) return;
    const counted = last.filter(({ type }) => ['counter', 'histogram'].includes(String(type)));
    this.#departed = await AggregatorRegistry.aggregate([this.#departed, counted]).getMetricsAsJSON();
  }

  async #answer(worker: Worker, id: number): Promise<void> {
    // Who asks meanwhile shares the answer.
    this.#gathering ??= this.#gather().finally(() => {
      this.#gathering = null;
    });
    const message: ToWorker = { signet: 'scraped', id, text: await this.#gathering };
    if (worker.isConnected()) worker.send(message, () => undefined);
  }

  async #gather(): Promise<string> {
    this.#round += 1;
    const workers = livingWorkers().filter((it) => it.isConnected());
    const all = Promise.withResolvers<void>();
    const missing = new Set(workers.map(({ id }) => id));
    this.#arrived = (worker) => {
      missing.delete(worker);
      if (missing.size === 0) all.resolve();
    };
    const timer = setTimeout(all.resolve, longestWait);
    const message: ToWorker = { signet: 'tell metrics', round: this.#round };
    for (const worker of workers) worker.send(message, () => undefined);
    await all.promise;
    clearTimeout(timer);
    return await AggregatorRegistry.aggregate([...this.#seen.values(), this.#departed]).metrics();
  }
}
