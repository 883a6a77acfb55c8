import { Socket } from 'node:net';
import pg from 'pg';
import type { ClientBase, ClientConfig, Pool } from 'pg';
import { addressOf } from './address.ts';
import { values } from './values.ts';

export interface Limits {
  /** Longest run of a statement in the server, milliseconds. */
  readonly statementTimeout: number;
  readonly applicationName: string;
}

/** Longest wait for a row's lock: less than for a statement, so that the error says which it was. */
const lockTimeout = 3000;
/** How long a transaction may wait for us: the server ends it where this process hangs, and frees its locks. */
const idleInTransaction = 10_000;
/** Longest wait for a free connection, or for a new one. */
const connectTimeout = 3000;
/** A connection that nobody used for so long is closed. */
const idleTimeout = 60_000;

/** How a connection is made; also outside the pool. @throws StorageUnavailable where the URL cannot be read */
export function connectionConfig(url: string, { statementTimeout, applicationName }: Limits): ClientConfig {
  const address = addressOf(url);
  return {
    application_name: applicationName,
    ...address,
    // Units lock what they read and expect to see what others committed, whatever the database or the role says.
    options: `${address.options ?? ''} -c default_transaction_isolation=read\\ committed`.trim(),
    statement_timeout: statementTimeout,
    lock_timeout: Math.min(lockTimeout, statementTimeout),
    idle_in_transaction_session_timeout: idleInTransaction,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    pipeline: true,
    types: values,
  };
}

/** Connections that are made as they are needed; `sockets` are those that are open, in and out of the pool. */
export function makePool(
  url: string,
  { connections, ...limits }: Limits & { readonly connections: number },
  sockets: Set<Socket> = new Set(),
): Pool {
  const pool = new pg.Pool({
    ...connectionConfig(url, limits),
    stream: () => {
      const socket = new Socket();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
    max: connections,
    idleTimeoutMillis: idleTimeout,
    onConnect: makeDurable as (client: ClientBase) => void,
  });
  // A connection that breaks fails the statement that it has, and leaves the pool: the event has nobody else to tell.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** What was acknowledged outlives a crash, even where the database or the role turned that off. */
async function makeDurable(client: ClientBase): Promise<void> {
  const demand = { text: demandDurability, query_timeout: connectTimeout };
  await client.query(demand);
}

const demandDurability = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') not in ('on', 'remote_apply')`;
