import type { Store } from '@signet/server/ports';
import type { Socket } from 'node:net';
import type { Pool } from 'pg';
import type { Queries } from '../queries/all.ts';
import { methodsOf } from '../units/methods.ts';
import { electedMethods } from './elected.ts';
import type { Runner } from './runner.ts';
import type { Statements } from './statements.ts';
import { sharedMethods } from './together/methods.ts';
import type { Together } from './together/sign-in.ts';

export interface PostgresStore extends Store {
  /** Connections that this process holds, those that nobody uses, and units that wait for one. */
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
}

export interface Parts {
  readonly queries: Queries;
  readonly statements: Statements;
  readonly pool: Pool;
  readonly sockets: ReadonlySet<Socket>;
  readonly runner: Runner;
  readonly together: Together;
}

/** The Store port on PostgreSQL: the units of `../units/`, but for those that many share and those that one process runs. */
export function postgresStore({ queries, statements, pool, sockets, runner, together }: Parts): PostgresStore {
  const units = methodsOf(queries, runner);
  let closed: Promise<void> | null = null;
  return {
    ...units,
    ...sharedMethods(together, units),
    ...electedMethods(queries, statements, runner),
    get pool() {
      return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
    },
    ping: () => runner.ping(),
    /** Units in flight are answered first. A server that does not take leave within a second is left. */
    close: () => (closed ??= close(together, pool, sockets)),
  };
}

async function close(together: Together, pool: Pool, sockets: ReadonlySet<Socket>): Promise<void> {
  await Promise.all(Object.values(together).map((it: Together[keyof Together]) => it.settle()));
  await pool.end();
  const leave = (): void => sockets.forEach((it) => it.destroy());
  setTimeout(leave, 1000).unref();
}
