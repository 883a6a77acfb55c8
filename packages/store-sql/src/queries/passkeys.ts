import type { AccountId, PasskeyId } from '@signet/server/ports';
import { sql } from 'kysely';
import type { Expression, Kysely } from 'kysely';
import type { Bit, PasskeyRow, Tables } from '../schema/tables.ts';
import { joinedAccount } from '../rows/account.ts';
import type { Dialect } from './dialect.ts';
import { query } from './query.ts';

export interface UseArguments {
  passkey: PasskeyId;
  seen: number;
  uv: Bit;
  backupEligible: Bit;
  backupState: Bit;
  time: number;
}

export const passkeyQueries = (db: Kysely<Tables>, { locks }: Dialect) => ({
  /** Answers a row unless the credential is registered for its RP ID already. */
  insertPasskey: query((row: PasskeyRow) =>
    db
      .insertInto('passkeys')
      .values({
        id: row.id,
        account: row.account,
        rp: row.rp,
        credential_id: row.credential_id,
        rp_id: row.rp_id,
        public_key: row.public_key,
        alg: row.alg,
        sign_count: row.sign_count,
        sign_count_recorded: row.sign_count_recorded,
        transports: row.transports,
        attachment: row.attachment,
        discoverable: row.discoverable,
        uv_initialized: row.uv_initialized,
        backup_eligible: row.backup_eligible,
        backup_state: row.backup_state,
        aaguid: row.aaguid,
        attestation_format: row.attestation_format,
        attestation_type: row.attestation_type,
        attestation_object: row.attestation_object,
        provider_name: row.provider_name,
        label: row.label,
        created: row.created,
        created_origin: row.created_origin,
        created_agent: row.created_agent,
        last_used: row.last_used,
        status: row.status,
        attestation_trusted: row.attestation_trusted,
      })
      .onConflict((it) => it.columns(['credential_id', 'rp_id']).doNothing())
      .returning('id'),
  ),
  /** With its account. */
  passkeyByCredential: query((it: { rpId: string; credentialId: Uint8Array }) =>
    db
      .selectFrom('passkeys')
      .innerJoin('accounts', 'accounts.id', 'passkeys.account')
      .selectAll('passkeys')
      .select(joinedAccount)
      .where('passkeys.credential_id', '=', it.credentialId)
      .where('passkeys.rp_id', '=', it.rpId),
  ),
  /** What decides whether a verified assertion is recorded; until then nobody deletes the passkey. */
  passkeyStanding: query((it: { id: PasskeyId }) =>
    db
      .selectFrom('passkeys')
      .innerJoin('accounts', 'accounts.id', 'passkeys.account')
      .select(['passkeys.account', 'passkeys.status as passkey_status', 'accounts.status as account_status'])
      .where('passkeys.id', '=', it.id)
      .$if(locks, (select) => select.forNoKeyUpdate('passkeys')),
  ),
  /** Those that are not revoked, oldest first. */
  passkeysOfAccount: query((it: { account: AccountId }) =>
    db
      .selectFrom('passkeys')
      .selectAll()
      .where('account', '=', it.account)
      .where('status', '!=', 'revoked')
      .orderBy('created')
      .orderBy('id'),
  ),
  /** For a guard, which may delete one: a sign-in with it is over, with its session, or waits. */
  statusOfPasskeys: query((it: { account: AccountId }) =>
    db
      .selectFrom('passkeys')
      .select(['id', 'status', 'rp_id'])
      .where('account', '=', it.account)
      .where('status', '!=', 'revoked')
      .$if(locks, (select) => select.forNoKeyUpdate()),
  ),
  renamePasskey: query((it: { id: PasskeyId; account: AccountId; label: string }) =>
    db
      .updateTable('passkeys')
      .set({ label: it.label })
      .where('id', '=', it.id)
      .where('account', '=', it.account)
      .where('status', '!=', 'revoked')
      .returning('id'),
  ),
  /** A clock that was ahead must not have made a passkey younger than the recovery that found it there. */
  agePasskeys: query((it: { account: AccountId; but: PasskeyId; since: number; created: number }) =>
    db
      .updateTable('passkeys')
      .set({ created: it.created })
      .where('account', '=', it.account)
      .where('id', '!=', it.but)
      .where('created', '>=', it.since),
  ),
  deletePasskey: query((it: { id: PasskeyId }) => db.deleteFrom('passkeys').where('id', '=', it.id)),
  /** Answers a row if it was active. */
  suspectPasskey: query((it: { id: PasskeyId }) =>
    db
      .updateTable('passkeys')
      .set({ status: 'suspected_clone' })
      .where('id', '=', it.id)
      .where('status', '=', 'active')
      .returning('id'),
  ),
  /** Answers a row if it was suspected; its counter begins anew. */
  restorePasskey: query((it: { id: PasskeyId; account: AccountId; time: number }) =>
    db
      .updateTable('passkeys')
      .set({ status: 'active', sign_count: 0, sign_count_recorded: it.time })
      .where('id', '=', it.id)
      .where('account', '=', it.account)
      .where('status', '=', 'suspected_clone')
      .returning('id'),
  ),
  revokePasskey: query((it: { id: PasskeyId; account: AccountId }) =>
    db
      .updateTable('passkeys')
      .set({ status: 'revoked' })
      .where('id', '=', it.id)
      .where('account', '=', it.account)
      .where('status', '!=', 'revoked')
      .returning('id'),
  ),
  usePasskey: query((it: UseArguments) => usePasskey(db, (name) => sql.val(it[name]))),
});

/** Where a statement has its arguments from. */
type Given = <Name extends keyof UseArguments>(name: Name) => Expression<UseArguments[Name]>;

/** The counter and its time rise together or stay; a passkey that verified its user once stays uv_initialized. */
export const usePasskey = (db: Kysely<Tables>, given: Given) => {
  const [seen, uv, time] = [given('seen'), given('uv'), given('time')];
  return db
    .updateTable('passkeys')
    .set(({ case: when, ref }) => ({
      sign_count: when().when('sign_count', '<', seen).then(seen).else(ref('sign_count')).end(),
      sign_count_recorded: when().when('sign_count', '<', seen).then(time).else(ref('sign_count_recorded')).end(),
      uv_initialized: when().when('uv_initialized', '<', uv).then(uv).else(ref('uv_initialized')).end(),
      backup_eligible: given('backupEligible'),
      backup_state: given('backupState'),
      last_used: when().when('last_used', '>', time).then(ref('last_used')).else(time).end(),
    }))
    .where('passkeys.id', '=', given('passkey'));
};
