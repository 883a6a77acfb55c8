import { availableParallelism } from 'node:os';
import { median } from '../measure.ts';
import type { Arguments } from './arguments.ts';
import type { Repetition } from './repetition.ts';
import type { Server } from './server.ts';

export type Figures = Readonly<Record<keyof Repetition, number | null>>;

/** One server's medians, and the least and most of its repetitions. */
export interface ServerReport extends Figures {
  readonly name: string;
  readonly durability: Readonly<Record<string, string>>;
  readonly sizes: Server['sizes'];
  readonly spread: Readonly<Record<string, readonly [least: number, most: number]>>;
}

/** What `--json` prints. Its own figures are those of the first server. */
export interface Report extends ServerReport {
  readonly node: string;
  readonly cores: number;
  readonly load: Pick<Arguments, 'signIns' | 'warmUp' | 'concurrency' | 'people' | 'repetitions' | 'workers'>;
  readonly servers: readonly ServerReport[];
  /** Sign-ins a second: ours over the peer's, or the last number of accounts over the first; null: one server only. */
  readonly ratio: number | null;
  /** CPU of the server for each sign-in, divided the same way. */
  readonly cpuRatio: number | null;
}

export function reportOf(args: Arguments, measured: readonly (readonly [Server, readonly Repetition[]])[]): Report {
  const servers = measured.map(([server, repetitions]) => serverReport(server, repetitions));
  const [first, second] = servers;
  if (!first) throw new Error('nothing was measured');
  const [over, under] = args.peer ? [first, second] : [second, first];
  const { signIns, warmUp, concurrency, people, repetitions, workers } = args;
  return {
    ...first,
    node: process.versions.node,
    cores: availableParallelism(),
    load: { signIns, warmUp, concurrency, people, repetitions, workers },
    servers,
    ratio: divide(over?.signInsPerSecond, under?.signInsPerSecond),
    cpuRatio: divide(over?.serverCpuMsPerSignIn, under?.serverCpuMsPerSignIn),
  };
}

function serverReport({ name, durability, sizes }: Server, repetitions: readonly Repetition[]): ServerReport {
  const figure = (member: keyof Repetition): number[] => repetitions.flatMap((one) => one[member] ?? []);
  const middle = (member: keyof Repetition): number | null =>
    figure(member).length > 0 ? round(median(figure(member))) : null;
  return {
    name,
    durability,
    sizes,
    signInsPerSecond: middle('signInsPerSecond'),
    serverCpuMsPerSignIn: middle('serverCpuMsPerSignIn'),
    databaseCpuMsPerSignIn: middle('databaseCpuMsPerSignIn'),
    loadCpuMsPerSignIn: middle('loadCpuMsPerSignIn'),
    p50Ms: middle('p50Ms'),
    p99Ms: middle('p99Ms'),
    serverPeakMb: middle('serverPeakMb'),
    spread: Object.fromEntries(
      (['signInsPerSecond', 'serverCpuMsPerSignIn', 'p99Ms'] as const).map((member) => [
        member,
        [round(Math.min(...figure(member))), round(Math.max(...figure(member)))],
      ]),
    ),
  };
}

function divide(over: number | null | undefined, under: number | null | undefined): number | null {
  return over && under ? round(over / under) : null;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** The report for people. */
export function tableOf(report: Report): string {
  const { load } = report;
  const head = `Node ${report.node}, ${report.cores} cores (the load takes its share), ${load.workers} worker(s); medians of ${load.repetitions} x ${load.signIns} sign-ins by ${load.people} people, ${load.concurrency} in flight`;
  const columns = ['sign-ins/s', 'least', 'most', 'server ms', 'database ms', 'load ms', 'p50 ms', 'p99 ms', 'peak MB'];
  const rows = report.servers.map((server) => [
    server.name,
    ...[server.signInsPerSecond, ...(server.spread['signInsPerSecond'] ?? []), server.serverCpuMsPerSignIn],
    ...[server.databaseCpuMsPerSignIn, server.loadCpuMsPerSignIn, server.p50Ms, server.p99Ms, server.serverPeakMb],
  ]);
  const lines = [['', ...columns], ...rows].map(([name, ...cells]) =>
    [String(name).padEnd(30), ...cells.map((cell) => String(cell ?? '-').padStart(12))].join(''),
  );
  const durability = report.servers.map((server) => `${server.name}: ${JSON.stringify(server.durability)}`);
  const disk = report.servers.flatMap(({ sizes }) => (sizes ? [`on disk: ${JSON.stringify(sizes)}`] : []));
  const ratio = report.ratio === null ? [] : [`ratio ${report.ratio}, of server CPU ${String(report.cpuRatio)}`];
  return [head, ...lines, ...ratio, ...durability, ...disk].join('\n');
}
