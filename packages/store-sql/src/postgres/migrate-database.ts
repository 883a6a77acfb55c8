import { StorageUnavailable } from '@signet/server/ports';
import pg from 'pg';
import { migrations } from '../schema/migrations/all.ts';
import { postgresCompiler } from './dialect.ts';
import { failure } from './failure.ts';
import { migrate } from './migrate.ts';
import { connectionConfig } from './pool.ts';

/** A migration may rebuild a large table, and waits for those that another process runs: the server sets it no limit. */
const unlimited = { statement_timeout: 0, lock_timeout: 0, idle_in_transaction_session_timeout: 0 };

/**
 * Brings the schema of a PostgreSQL database up to date.
 * @returns the names of the migrations that ran now
 * @throws StorageUnavailable where it cannot be reached, or a newer version or another program made it
 */
export async function migratePostgres({ url }: { readonly url: string }): Promise<readonly string[]> {
  const config = connectionConfig(url, { statementTimeout: 0, applicationName: 'signet migrate' });
  const client = new pg.Client({ ...config, ...unlimited });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await migrate(client, postgresCompiler().schema, migrations);
  } catch (error) {
    throw asUnavailable(failure(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Here nobody's input is at fault: a value that the server does not take came with the URL. */
function asUnavailable(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  return new StorageUnavailable(`PostgreSQL: ${error.message}`, { cause: error });
}
