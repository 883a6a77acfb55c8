import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import { accountListQueries } from './account-list.ts';
import { accountQueries } from './accounts.ts';
import { adminTokenQueries } from './admin-tokens.ts';
import { administrationQueries } from './administration.ts';
import type { Dialect } from './dialect.ts';
import { erasureQueries } from './erasure.ts';
import { eventListQueries } from './event-list.ts';
import { eventQueries } from './events.ts';
import { inviteQueries } from './invites.ts';
import { keyringQueries } from './keyring.ts';
import { limitQueries } from './limits.ts';
import { noticeQueries } from './notices.ts';
import { operationQueries } from './operation.ts';
import { outboxQueries } from './outbox.ts';
import { passkeyQueries } from './passkeys.ts';
import { recoveryCodeQueries } from './recovery-codes.ts';
import { recoveryQueries } from './recovery.ts';
import { relyingPartyQueries } from './relying-parties.ts';
import { sessionQueries } from './sessions.ts';
import { standingQueries } from './standing.ts';
import { totpQueries } from './totp.ts';

export type Queries = ReturnType<typeof compileQueries>;

/** Every statement that the store runs, compiled for the dialect of `db`. */
export function compileQueries(db: Kysely<Tables>, dialect: Dialect = { locks: false }) {
  return {
    ...relyingPartyQueries(db, dialect),
    ...accountQueries(db, dialect),
    ...accountListQueries(db),
    ...eventListQueries(db),
    ...passkeyQueries(db, dialect),
    ...standingQueries(db),
    ...sessionQueries(db),
    ...operationQueries(db),
    ...eventQueries(db, dialect),
    ...keyringQueries(db),
    ...limitQueries(db),
    ...recoveryCodeQueries(db),
    ...recoveryQueries(db),
    ...totpQueries(db),
    ...noticeQueries(db, dialect),
    ...outboxQueries(db, dialect),
    ...inviteQueries(db),
    ...adminTokenQueries(db),
    ...administrationQueries(db),
    ...erasureQueries(db, dialect),
  };
}
