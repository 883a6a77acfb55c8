import { StorageUnavailable } from '@signet/server/ports';
import pg from 'pg';

/** Classes of SQLSTATE that are a fault of the caller, not of the database: a value that does not fit, a broken constraint. */
const callers = new Set(['22', '23']);

/** Another transaction was in the way, or took a unique name between a check and a write: the unit is run again. */
const passing = new Set(['40001', '40P01', '23505']);

/** Another transaction kept a row for too long. */
const lockTimeout = '55P03';

/** What a failed statement, or a failed connection, means to the caller of the port. */
export function failure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageUnavailable) return error;
  if (error instanceof pg.DatabaseError && callers.has(error.code?.slice(0, 2) ?? '')) return error;
  return new StorageUnavailable(`PostgreSQL: ${reason(error)}`, { cause: error });
}

/** Of what failure() answered. */
export function isPassing(error: unknown): boolean {
  return passing.has(codeOf(error));
}

/** Of what failure() answered: one row can bring it on all that share a statement with it, or on itself alone. */
export function isOfOneRow(error: unknown): boolean {
  const code = codeOf(error);
  return callers.has(code.slice(0, 2)) || code === lockTimeout;
}

function codeOf(error: unknown): string {
  const told = error instanceof StorageUnavailable ? error.cause : error;
  return told instanceof pg.DatabaseError ? (told.code ?? '') : '';
}

/** A name with several addresses fails as a group, with an empty message. */
function reason(error: Error): string {
  if (error instanceof AggregateError)
    return error.errors.map((it) => (it instanceof Error ? it.message : '')).join('; ');
  return error.message;
}
