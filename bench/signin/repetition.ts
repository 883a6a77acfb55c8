import { signInAll } from './load.ts';
import { cpuOf, peakMemoryOf } from './processes.ts';
import type { Server } from './server.ts';

/** What one repetition measured. Times of processors are for each sign-in. */
export interface Repetition {
  readonly signInsPerSecond: number;
  readonly serverCpuMsPerSignIn: number;
  readonly databaseCpuMsPerSignIn: number | null;
  readonly loadCpuMsPerSignIn: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly serverPeakMb: number;
}

export async function repeat(server: Server, signIns: number, concurrency: number): Promise<Repetition> {
  const { server: root, database } = server.processes;
  const before = { server: cpuOf(root), database: database === null ? 0 : cpuOf(database), load: ownCpu() };
  const started = performance.now();
  const took = await signInAll(server, signIns, concurrency);
  const seconds = (performance.now() - started) / 1000;
  const each = (spent: number): number => spent / signIns;
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    signInsPerSecond: signIns / seconds,
    serverCpuMsPerSignIn: each(cpuOf(root) - before.server),
    databaseCpuMsPerSignIn: database === null ? null : each(cpuOf(database) - before.database),
    loadCpuMsPerSignIn: each(ownCpu() - before.load),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    serverPeakMb: peakMemoryOf(root),
  };
}

function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
