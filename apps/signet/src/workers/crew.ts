import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { stopLimit } from '../start/serve.ts';
import { waitOr } from '../start/wait-or.ts';
import { GatheredMetrics } from './gather-metrics.ts';
import { livingWorkers } from './living.ts';
import type { ToPrimary, ToWorker } from './messages.ts';

/** Between a worker's death and the next start in its place, milliseconds: doubled with every early death. */
const shortestPause = 100;
const longestPause = 10_000;
/** A worker that served so long did not die early, milliseconds. */
const settled = 10_000;
/** So many in a row that end before they are ready, while no other worker serves, end the whole. */
const hopeless = 5;
/** What has not ended so long after its limits is killed, milliseconds. */
const grace = 5000;

/** The workers: starts them, replaces those that die, stops them. */
export class Crew {
  readonly #size: number;
  readonly #drain: number;
  readonly #log: Logger;
  readonly #metrics = new GatheredMetrics();
  readonly #serving = new Set<Worker>();
  readonly #failed = Promise.withResolvers<never>();
  readonly #stopping = Promise.withResolvers<void>();
  #stops = false;
  #failures = 0;
  /** Whether one had to be. */
  killed = false;

  constructor({ workers, drain }: Settings, log: Logger) {
    this.#size = workers;
    this.#drain = drain * 1000;
    this.#log = log;
    cluster.on('message', (worker, message: ToPrimary) => this.#metrics.take(worker, message));
    this.#failed.promise.catch(() => undefined);
  }

  /** Rejects with a SettingsError where no worker can be brought to serve: each has told why on standard error. */
  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  /**
   * Resolves when all are ready; false: they were told to stop before. The first goes ahead alone, so that one fault is told
   * once and what the store holds for all is made once.
   * @throws SettingsError as `failed`
   */
  async start(): Promise<boolean> {
    await this.#orEnd(this.#keep());
    await this.#orEnd(Promise.all(Array.from({ length: this.#size - 1 }, () => this.#keep())));
    return !this.#stops;
  }

  async stop(drain: boolean): Promise<void> {
    this.#stops = true;
    this.#stopping.resolve();
    this.#tellAll({ signet: 'stop', drain });
    const kill = setTimeout(() => this.#kill(), (drain ? this.#drain : 0) + stopLimit + grace);
    await Promise.all(livingWorkers().map((worker) => new Promise((resolve) => worker.once('exit', resolve))));
    clearTimeout(kill);
  }

  hurry(): void {
    this.#tellAll({ signet: 'hurry' });
  }

  async #orEnd(work: Promise<unknown>): Promise<void> {
    await Promise.race([work, this.#stopping.promise, this.#failed.promise]);
  }

  /** Starts a worker, and another in its place whenever it dies. Resolves when it serves for the first time. */
  #keep(): Promise<void> {
    const ready = Promise.withResolvers<void>();
    void this.#replaceForEver(ready.resolve);
    return ready.promise;
  }

  async #replaceForEver(ready: () => void): Promise<void> {
    let early = 0;
    while (!this.#stops) {
      const served = await this.#runOne(ready);
      if (this.#stops) return;
      early = served !== null && served >= settled ? 0 : early + 1;
      this.#failures = served === null ? this.#failures + 1 : 0;
      if (this.#serving.size === 0 && this.#failures >= hopeless) {
        this.#failed.reject(new SettingsError(`${hopeless} workers in a row ended before they were ready.`));
        return;
      }
      await waitOr(Math.min(longestPause, shortestPause * 2 ** Math.min(early, 10)), this.#stopping.promise);
    }
  }

  /** Answers how long it served, milliseconds; null: it was never ready. */
  #runOne(ready: () => void): Promise<number | null> {
    const worker = cluster.fork();
    let since: number | null = null;
    worker.on('message', (message: ToPrimary) => {
      if (message.signet !== 'ready') return;
      since = performance.now();
      this.#failures = 0;
      this.#serving.add(worker);
      ready();
    });
    return new Promise((resolve) => {
      worker.once('exit', (status, signal) => {
        this.#serving.delete(worker);
        void this.#metrics.leave(worker);
        if (!this.#stops) this.#log.warn({ worker: worker.id, status, signal }, 'a worker ended');
        resolve(since === null ? null : performance.now() - since);
      });
    });
  }

  #tellAll(message: ToWorker): void {
    for (const worker of livingWorkers()) if (worker.isConnected()) worker.send(message, () => undefined);
  }

  #kill(): void {
    this.killed = true;
    for (const worker of livingWorkers()) {
      this.#log.error({ worker: worker.id }, 'a worker did not end and is killed');
      worker.process.kill('SIGKILL');
    }
  }
}
