import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';

/** The workers that have not ended. */
export function livingWorkers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((it) => it !== undefined);
}
