import type { AccountId, PasskeyId, SessionId } from '@signet/server/ports';
import type { Kysely } from 'kysely';
import type { SessionRow, Tables } from '../schema/tables.ts';
import { joinedAccount } from '../rows/account.ts';
import type { RaisedRow } from '../rows/session.ts';
import { sessionEnd } from '../schema/session-end.ts';
import { query } from './query.ts';

export interface RaiseArguments extends RaisedRow {
  id: SessionId;
  confirmedBy: PasskeyId;
}

export const sessionQueries = (db: Kysely<Tables>) => ({
  insertSession: query((row: SessionRow) =>
    db.insertInto('sessions').values({
      id: row.id,
      rp: row.rp,
      account: row.account,
      passkey: row.passkey,
      token_hash: row.token_hash,
      created: row.created,
      auth_time: row.auth_time,
      last_seen: row.last_seen,
      expires: row.expires,
      idle_limit: row.idle_limit,
      methods: row.methods,
      assurance: row.assurance,
      agent: row.agent,
      recovery: row.recovery,
    }),
  ),
  /** With its account. Not where the passkey that opened it was revoked; where that is deleted, the session chose to stay. */
  sessionByToken: query((it: { tokenHash: Uint8Array }) =>
    db
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account')
      .leftJoin('passkeys', 'passkeys.id', 'sessions.passkey')
      .selectAll('sessions')
      .select(joinedAccount)
      .where('sessions.token_hash', '=', it.tokenHash)
      .where((where) => where.or([where('passkeys.id', 'is', null), where('passkeys.status', '!=', 'revoked')])),
  ),
  touchSession: query((it: { id: SessionId; lastSeen: number }) =>
    db
      .updateTable('sessions')
      .set({ last_seen: it.lastSeen })
      .where('id', '=', it.id)
      .where('last_seen', '<', it.lastSeen),
  ),
  endSession: query((it: { id: SessionId }) => db.deleteFrom('sessions').where('id', '=', it.id).returning('id')),
  /** All but `keep`. */
  endSessionsOfPasskey: query((it: { passkey: PasskeyId; keep: SessionId | null }) =>
    db.deleteFrom('sessions').where('passkey', '=', it.passkey).where('id', 'is distinct from', it.keep),
  ),
  sessionsOfAccount: query((it: { account: AccountId }) =>
    db
      .selectFrom('sessions')
      .selectAll()
      .where('account', '=', it.account)
      .orderBy('created', 'desc')
      .orderBy('id', 'desc')
      .limit(200),
  ),
  endSessionOfAccount: query((it: { account: AccountId; id: SessionId }) =>
    db
      .deleteFrom('sessions')
      .where('id', '=', it.id)
      .where('account', '=', it.account)
      .where('recovery', 'is', null)
      .returning('id'),
  ),
  /** All but `keep` and those that are good for a recovery alone. */
  endOtherSessions: query((it: { account: AccountId; keep: SessionId }) =>
    db
      .deleteFrom('sessions')
      .where('account', '=', it.account)
      .where('id', '!=', it.keep)
      .where('recovery', 'is', null)
      .returning('id'),
  ),
  endSessionsOfAccount: query((it: { account: AccountId }) =>
    db.deleteFrom('sessions').where('account', '=', it.account).returning('id'),
  ),
  /** Answers a row if it is there, and of the account of `confirmedBy`. */
  raiseSession: query((it: RaiseArguments) =>
    db
      .updateTable('sessions')
      .set({
        token_hash: it.token_hash,
        passkey: it.passkey,
        auth_time: it.auth_time,
        last_seen: it.last_seen,
        expires: it.expires,
        idle_limit: it.idle_limit,
        methods: it.methods,
        assurance: it.assurance,
      })
      .where('id', '=', it.id)
      .where('account', 'in', (from) => from.selectFrom('passkeys').select('account').where('id', '=', it.confirmedBy))
      .returning('id'),
  ),
  /**
   * At most `limit` of those that ended by themselves by then. The condition stands in the deletion too: a session that is
   * seen again between the choice and the deletion has a later end, and PostgreSQL asks that of the new row.
   */
  deleteEndedSessions: query((it: { before: number; limit: number }) =>
    db
      .deleteFrom('sessions')
      .where('id', 'in', (from) =>
        from.selectFrom('sessions').select('id').where(sessionEnd, '<=', it.before).orderBy(sessionEnd).limit(it.limit),
      )
      .where(sessionEnd, '<=', it.before)
      .returning('id'),
  ),
});
