import type { Socket } from 'node:net';
import { compileQueries } from '../queries/all.ts';
import type { Commit } from '../sqlite/writer.ts';
import { postgresCompiler } from './dialect.ts';
import { migratePostgres } from './migrate-database.ts';
import { makePool } from './pool.ts';
import { compileStatements } from './statements.ts';
import { postgresStore } from './store.ts';
import type { PostgresStore } from './store.ts';
import { Runner } from './runner.ts';
import { together } from './together/sign-in.ts';
import { compileTogether } from './together/statements.ts';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database?sslmode=…`; to another machine, `sslmode` is verify-full by default. */
  readonly url: string;
  /** Most connections that this process holds. */
  readonly connections?: number;
  /** Longest run of a statement, milliseconds. */
  readonly statementTimeout?: number;
  /** As pg_stat_activity shows it. */
  readonly applicationName?: string;
  /** Told of every unit: how long it took, milliseconds. */
  readonly observe?: (commit: Commit) => void;
}

/** A unit has this much longer than a statement: a server that is frozen keeps to no limit of its own. */
const grace = 1000;

/**
 * Opens the store in a PostgreSQL database (15 or newer), its schema brought up to date.
 * @throws StorageUnavailable where it cannot be reached, or a newer version or another program made it
 */
export async function openPostgresStore({
  url,
  connections = 10,
  statementTimeout = 5000,
  applicationName = 'signet',
  observe,
}: PostgresStoreOptions): Promise<PostgresStore> {
  await migratePostgres({ url });
  const sockets = new Set<Socket>();
  const pool = makePool(url, { connections, statementTimeout, applicationName }, sockets);
  const compiler = postgresCompiler();
  const runner = new Runner(pool, statementTimeout + grace, observe);
  return postgresStore({
    queries: compileQueries(compiler, { locks: true }),
    statements: compileStatements(compiler),
    pool,
    sockets,
    runner,
    together: together(runner, compileTogether(compiler)),
  });
}
