import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import { accountQueries } from './accounts.ts';
import type { Dialect } from './dialect.ts';
import { eventQueries } from './events.ts';
import { keyringQueries } from './keyring.ts';
import { limitQueries } from './limits.ts';
import { operationQueries } from './operation.ts';
import { passkeyQueries } from './passkeys.ts';
import { sessionQueries } from './sessions.ts';

export type Queries = ReturnType<typeof compileQueries>;

/** Every statement that the store runs, compiled for the dialect of `db`. */
export function compileQueries(db: Kysely<Tables>, dialect: Dialect = { locks: false }) {
  return {
    ...accountQueries(db, dialect),
    ...passkeyQueries(db, dialect),
    ...sessionQueries(db),
    ...operationQueries(db),
    ...eventQueries(db),
    ...keyringQueries(db),
    ...limitQueries(db),
  };
}
