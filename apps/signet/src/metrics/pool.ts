import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

interface Pool {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Tells of the pool of connections that a store has; nothing where it has none. */
export function watchPool(registry: Registry, store: object): void {
  const pool = poolOf(store);
  if (!pool) return;
  const connections = new Gauge({
    name: 'signet_store_connections',
    help: 'Connections to the database by state',
    labelNames: ['state'],
    registers: [],
    collect() {
      // Asked anew: the store may make another.
      const { total, idle } = poolOf(store) ?? pool;
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'busy' }, total - idle);
    },
  });
  const waiting = new Gauge({
    name: 'signet_store_waiting',
    help: 'Units that wait for a connection to the database',
    registers: [],
    collect() {
      this.set((poolOf(store) ?? pool).waiting);
    },
  });
  registry.registerMetric(connections);
  registry.registerMetric(waiting);
}

function poolOf(store: object): Pool | null {
  return 'pool' in store ? (store.pool as Pool) : null;
}
