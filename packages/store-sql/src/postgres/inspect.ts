import { StorageUnavailable } from '@signet/server/ports';
import { Socket } from 'node:net';
import pg from 'pg';
import { failure } from './failure.ts';
import { inspectTables } from './inspect-tables.ts';
import type { TableFacts } from './inspect-tables.ts';
import { connectionConfig } from './pool.ts';

export interface PostgresInspection {
  readonly url: string;
  /** Longest run of a statement, milliseconds, as of the store. */
  readonly statementTimeout?: number;
  /** This machine's, milliseconds since the epoch. */
  readonly clock?: () => number;
}

/** A PostgreSQL server and database, as a connection of ours finds them. */
export interface PostgresFacts extends TableFacts {
  readonly version: string;
  /** 15 or newer. */
  readonly supported: boolean;
  /** Protocol and cipher, as the server has them; null: nothing encrypts what reaches it. */
  readonly tls: string | null;
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  /** For every session that does not say otherwise, as the store's own do. */
  readonly synchronousCommit: string;
  readonly isolation: string;
  /** It follows another server. */
  readonly standby: boolean;
  /** Transactions are read-only unless they say otherwise. */
  readonly readOnly: boolean;
  readonly role: string;
  /** Where tables are made; null: the search path names no schema that the role may use. */
  readonly namespace: string | null;
  readonly mayCreate: boolean;
  /** Connections that this role can have in all to this database: the lowest of the limits that are set. */
  readonly connections: number;
  /** How far the server's clock is ahead of this machine's, milliseconds; exact to `clockError`. */
  readonly clockAhead: number;
  readonly clockError: number;
}

/** Longest wait for a connection, milliseconds, as of the store. */
const connectLimit = 3000;
/** For all the questions together, beyond the longest run of one, milliseconds. */
const grace = 1000;
/** 15.0, as PostgreSQL numbers it. */
const oldest = 150_000;

/** What a server may begin with: authentication, an error, a notice, a protocol version; `S` only agrees to TLS. */
const greetings = 'RENvS';

/**
 * Looks at a database over one connection, made as the store makes its own, in a transaction that reads only.
 * @throws StorageUnavailable where it cannot be reached, refuses, or does not answer in time
 */
export async function inspectPostgres({
  url,
  statementTimeout = 5000,
  clock = Date.now,
}: PostgresInspection): Promise<PostgresFacts> {
  const socket = new Socket();
  const config = connectionConfig(url, { statementTimeout, applicationName: 'signet doctor' });
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 0, stream: () => socket });
  client.on('error', () => undefined);
  const stranger = watchForStranger(socket);
  try {
    await within(connectLimit, socket, client.connect());
    return await within(statementTimeout + grace, socket, factsOf(client, clock));
  } catch (error) {
    throw stranger() ?? unavailable(error);
  } finally {
    // A server that hangs takes no leave.
    await within(grace, socket, client.end()).catch(() => undefined);
    socket.destroy();
  }
}

/** Any server can listen on the port, and its answer mean anything to the driver, or nothing. */
function watchForStranger(socket: Socket): () => StorageUnavailable | null {
  let stranger: StorageUnavailable | null = null;
  socket.once('data', (answer: Buffer) => {
    if (greetings.includes(String.fromCharCode(answer[0] ?? 0))) return;
    stranger = new StorageUnavailable('What answers there is no PostgreSQL server.');
    socket.destroy(stranger);
  });
  return () => stranger;
}

/** Also where the server takes no value of the URL's `options`, which `failure` has for a caller's fault. */
function unavailable(error: unknown): unknown {
  const told = failure(error);
  return told instanceof pg.DatabaseError
    ? new StorageUnavailable(`PostgreSQL: ${told.message}`, { cause: told })
    : told;
}

async function within<Value>(limit: number, socket: Socket, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new StorageUnavailable(`PostgreSQL did not answer within ${limit / 1000} s.`));
    socket.destroy();
  }, limit);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function factsOf(client: pg.Client, clock: () => number): Promise<PostgresFacts> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const time = await compareClocks(client, clock);
  const { number, ...server } = await one<ServerRow>(client, askServer);
  return { ...time, ...server, supported: number >= oldest, ...(await inspectTables(client)) };
}

/** The question is taken to be answered half-way between being sent and being answered. */
async function compareClocks(
  client: pg.Client,
  clock: () => number,
): Promise<Pick<PostgresFacts, 'clockAhead' | 'clockError'>> {
  const sent = clock();
  const { now } = await one<{ now: number }>(
    client,
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint as now',
  );
  const clockError = Math.abs(clock() - sent) / 2;
  return { clockAhead: Math.round(now - sent - clockError), clockError };
}

type ServerRow = { readonly number: number } & Pick<
  PostgresFacts,
  | 'version'
  | 'tls'
  | 'fsync'
  | 'fullPageWrites'
  | 'synchronousCommit'
  | 'isolation'
  | 'standby'
  | 'readOnly'
  | 'role'
  | 'namespace'
  | 'mayCreate'
  | 'connections'
>;

/** `reserved_connections` came with PostgreSQL 16; -1 is no limit. */
const askServer = `
  select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
    (select s.version || ', ' || s.cipher from pg_stat_ssl s where s.pid = pg_backend_pid() and s.ssl) as tls,
    current_setting('fsync')::bool as fsync, current_setting('full_page_writes')::bool as "fullPageWrites",
    current_setting('synchronous_commit') as "synchronousCommit",
    current_setting('default_transaction_isolation') as isolation,
    pg_is_in_recovery() as standby, current_setting('default_transaction_read_only')::bool as "readOnly",
    current_user as role, current_schema() as namespace,
    coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as "mayCreate",
    least(
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0),
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = session_user),
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database())
    ) as connections`;

async function one<Row extends object>(client: pg.Client, question: string): Promise<Row> {
  const [row] = (await client.query<Row>(question)).rows;
  if (!row) throw new StorageUnavailable('PostgreSQL answered nothing.');
  return row;
}
