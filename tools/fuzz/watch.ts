import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Failure, TargetResult } from './target.ts';

/** What the worker is told. */
export interface Order {
  /** URL of a module that makes targets. */
  readonly module: string;
  /** Names of targets; null: all. */
  readonly only: readonly string[] | null;
  readonly inputs: number;
  readonly seed: number;
  /** Inputs begun (32 bits), length of the last (32 bits), its target's name (64 bytes), its bytes. */
  readonly shared: SharedArrayBuffer;
}

export interface TargetReport {
  readonly result: TargetResult;
  readonly steps: readonly string[];
}

/** What the tests of this watch change. */
export interface WatchSettings {
  /** URL of a module that makes targets. */
  readonly module?: string;
  /** Wall time without a new input after which the worker counts as hanging, milliseconds; the whole machine may be busy. */
  readonly patience?: number;
}

/** MiB. */
const heapAtMost = 768;
const room = 2 ** 18;

/**
 * Puts inputs to the targets on a watched thread.
 * @returns a report for each target, and what ended the thread if it did not end by itself
 */
export async function runFuzz(
  order: Omit<Order, 'shared' | 'module'>,
  { module = new URL('targets.ts', import.meta.url).href, patience = 60_000 }: WatchSettings = {},
): Promise<{ reports: TargetReport[]; ended: Failure | null }> {
  const shared = new SharedArrayBuffer(room);
  const reports: TargetReport[] = [];
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { ...order, module, shared } satisfies Order,
    execArgv: ['--conditions=@signet/source'],
    resourceLimits: { maxOldGenerationSizeMb: heapAtMost },
  });
  worker.on('message', (report: TargetReport) => reports.push(report));
  const ended = await Promise.race([endOf(worker), hangOf(worker, shared, patience)]);
  return { reports, ended: ended === null ? null : { ...ended, ...lastInput(shared) } };
}

type End = Pick<Failure, 'what'> | null;

async function endOf(worker: Worker): Promise<End> {
  const failed = once(worker, 'error').then(([error]: unknown[]) => ({ what: `the thread ended: ${String(error)}` }));
  return await Promise.race([failed, once(worker, 'exit').then(() => null)]);
}

/** Never answers where inputs keep coming. */
async function hangOf(worker: Worker, shared: SharedArrayBuffer, patience: number): Promise<End> {
  const begun = new Int32Array(shared, 0, 1);
  return await new Promise((resolve) => {
    let [last, since] = [0, performance.now()];
    const timer = setInterval(() => {
      const now = Atomics.load(begun, 0);
      if (now !== last) [last, since] = [now, performance.now()];
      // Before the first input the thread makes its material.
      if (now === 0 || performance.now() - since < patience) return;
      clearInterval(timer);
      void worker.terminate();
      resolve({ what: `hangs: no end after ${patience / 1000} s` });
    }, 500);
    worker.once('exit', () => clearInterval(timer));
  });
}

function lastInput(shared: SharedArrayBuffer): Pick<Failure, 'target' | 'input'> {
  const length = Atomics.load(new Int32Array(shared, 4, 1), 0);
  const target = Buffer.from(new Uint8Array(shared, 8, 64))
    .toString('latin1')
    .trim();
  const bytes = Uint8Array.from(new Uint8Array(shared, 72, Math.min(length, room - 72)));
  return { target, input: Buffer.from(bytes).toString('base64url') };
}
