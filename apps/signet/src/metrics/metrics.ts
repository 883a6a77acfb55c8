import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ObservedAnswer } from '@signet/server';
import type { Commit } from '@signet/store-sql';
import { buildOf } from './build.ts';
import { codeLabel, routeLabel } from './labels.ts';
import { watchPool } from './pool.ts';

export interface Metrics {
  readonly registry: Registry;
  /** Counts an answered request; costs a few µs. */
  readonly answered: (answer: ObservedAnswer) => void;
  readonly committed: (commit: Commit) => void;
  readonly ready: (ready: boolean) => void;
  /** Tells of the store's pool of connections, where it has one. */
  readonly watchPool: (store: object) => void;
}

/** Seconds. */
const answerTimes = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const commitTimes = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const groupSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** The metrics of this process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const ready = new Gauge({
    name: 'signet_ready',
    help: '1 while every process serves and its store answers',
    registers: [registry],
    aggregator: 'min',
  });
  ready.set(1);
  new Gauge({
    name: 'signet_build_info',
    help: 'Version of Signet and of its runtime; always 1',
    labelNames: ['version', 'node'],
    registers: [registry],
    aggregator: 'first',
  }).set(buildOf(), 1);
  return {
    registry,
    answered: countAnswers(registry),
    committed: countCommits(registry),
    ready: (is) => ready.set(is ? 1 : 0),
    watchPool: (store) => watchPool(registry, store),
  };
}

function countAnswers(registry: Registry): Metrics['answered'] {
  const registers = [registry];
  const requests = new Counter({
    name: 'signet_http_requests_total',
    help: 'Answered requests',
    labelNames: ['route', 'status'],
    registers,
  });
  const times = new Histogram({
    name: 'signet_http_request_duration_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['route'],
    buckets: answerTimes,
    registers,
  });
  const refusals = new Counter({
    name: 'signet_refusals_total',
    help: 'Refused requests by the code of the refusal',
    labelNames: ['route', 'code'],
    registers,
  });
  return ({ route, status, code, ms }) => {
    const label = routeLabel(route);
    requests.inc({ route: label, status });
    times.observe({ route: label }, ms / 1000);
    if (code !== null) refusals.inc({ route: label, code: codeLabel(code) });
  };
}

function countCommits(registry: Registry): Metrics['committed'] {
  const registers = [registry];
  const units = new Counter({
    name: 'signet_store_units_total',
    help: 'Units of the store by how their commit ended',
    labelNames: ['outcome'],
    registers,
  });
  const times = new Histogram({
    name: 'signet_store_commit_duration_seconds',
    help: 'Time of a commit with all its units',
    buckets: commitTimes,
    registers,
  });
  const sizes = new Histogram({
    name: 'signet_store_units_per_commit',
    help: 'Units that shared a commit',
    buckets: groupSizes,
    registers,
  });
  for (const outcome of ['committed', 'failed']) units.inc({ outcome }, 0);
  return (commit) => {
    units.inc({ outcome: commit.failed ? 'failed' : 'committed' }, commit.units);
    times.observe(commit.ms / 1000);
    sizes.observe(commit.units);
  };
}
