import { StorageUnavailable } from '@signet/server/ports';

/** Primary result code of a broken constraint: a fault of the caller, not of the database. */
const constraint = 19;

/** What a failed statement means to the caller of the port. */
export function failure(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ERR_INVALID_STATE') return new StorageUnavailable('the database is closed', { cause: error });
  if (error.code !== 'ERR_SQLITE_ERROR') return error;
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === constraint ? error : new StorageUnavailable(`SQLite: ${error.message}`, { cause: error });
}
