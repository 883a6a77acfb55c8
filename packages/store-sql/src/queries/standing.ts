import type { AccountId, RelyingPartyKey } from '@signet/server/ports';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { joinedAccount } from '../rows/account.ts';
import type { AccountWithPasskey, StandingRow } from '../rows/standing.ts';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';

/** Accounts with their passkeys, a row a passkey; one statement each, so that what is read was so at one time. */
export const standingQueries = (db: Kysely<Tables>) => ({
  standing: query((it: { account: AccountId }) => standing(db, sql`= ${it.account}`)),
  standings: query((it: { rp: RelyingPartyKey; after: string; limit: number }) =>
    standing(
      db,
      sql`in (select id from accounts where rp = ${it.rp} and id > ${it.after} order by id limit ${it.limit})`,
    ),
  ),
  accountNamed: query((it: { rp: RelyingPartyKey; usernameFolded: string; rpId: string }) => ({
    compile: () =>
      sql<AccountWithPasskey>`
        select passkeys.*, ${accountColumns}
        from accounts left join passkeys
          on passkeys.account = accounts.id and passkeys.rp_id = ${it.rpId} and passkeys.status <> 'revoked'
        where accounts.rp = ${it.rp} and accounts.username_folded = ${it.usernameFolded}`.compile(db),
  })),
});

const accountColumns = sql.join(joinedAccount.map((it) => sql.raw(it)));

const standing = (db: Kysely<Tables>, whose: RawBuilder<unknown>) => ({
  compile: () =>
    sql<StandingRow>`
      select passkeys.*, ${accountColumns},
        (select count(*) from recovery_codes
          where recovery_codes.account = accounts.id and stored is not null and used is null) as codes_left,
        (select count(*) from totp where totp.account = accounts.id and confirmed is not null) as totp
      from accounts left join passkeys on passkeys.account = accounts.id and passkeys.status <> 'revoked'
      where accounts.id ${whose}`.compile(db),
});
