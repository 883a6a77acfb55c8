import type { AccountFilter, AccountId, RelyingPartyKey } from '@signet/server/ports';
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { SummaryRow } from '../rows/account-summary.ts';
import type { Tables } from '../schema/tables.ts';
import { query } from './query.ts';
import type { Query } from './query.ts';

/** What is given for a search that is not asked for has no effect. Ranges end before their second value. */
export interface PageArguments {
  rp: RelyingPartyKey;
  before: string;
  limit: number;
  now: number;
  id: string;
  username: string;
  usernameEnd: string;
  credential: Uint8Array;
  credentialEnd: Uint8Array;
}

type Condition = (it: PageArguments) => RawBuilder<unknown>;

/**
 * THE TABLE of searches. Few accounts are found by what is searched for and then ordered; where many match, the accounts are
 * walked by their ids until enough of them do.
 */
const searches = {
  any: () => sql`true`,
  id: (it) => sql`accounts.id = ${it.id}`,
  username: (it) => sql`accounts.id in (
    select id from accounts as named
    where named.rp = ${it.rp} and username_folded >= ${it.username} and username_folded < ${it.usernameEnd})`,
  // Written so that the index of the usernames does not fit.
  commonUsername: (it) =>
    sql`accounts.username_folded || '' >= ${it.username} and accounts.username_folded || '' < ${it.usernameEnd}`,
  credential: (it) => sql`accounts.id in (
    select account from passkeys as held
    where held.credential_id >= ${it.credential} and held.credential_id < ${it.credentialEnd})`,
} as const satisfies Readonly<Record<string, Condition>>;

/** THE TABLE of filters, each with an index of its own; values stand in the text as the index has them. */
const filters = {
  all: () => sql`true`,
  'one-passkey': () => sql`accounts.passkey_count = 1`,
  suspended: () => sql`accounts.status = 'suspended'`,
  'suspected-clone': (it) =>
    sql`accounts.id in (select account from passkeys as it where it.rp = ${it.rp} and it.status = 'suspected_clone')`,
  recovering: (it) => sql`accounts.id in (
    select account from recoveries as it where it.rp = ${it.rp} and it.ended is null and it.expires > ${it.now})`,
} as const satisfies Readonly<Record<NonNullable<AccountFilter['only']> | 'all', Condition>>;

export type AccountSearch = keyof typeof searches;
export type AccountPage = `accounts ${AccountSearch} ${keyof typeof filters}`;

export const accountListQueries = (db: Kysely<Tables>) => ({
  ...pages(db),
  /** Answers a row if more than `many` are in the range. */
  manyUsernames: query((it: { rp: RelyingPartyKey; username: string; usernameEnd: string; many: number }) =>
    db
      .selectFrom('accounts')
      .select('username_folded')
      .where('rp', '=', it.rp)
      .where('username_folded', '>=', it.username)
      .where('username_folded', '<', it.usernameEnd)
      .orderBy('username_folded')
      .limit(1)
      .offset(it.many),
  ),
  /** For a unit that holds the account's row and has changed which passkeys it has. */
  recountPasskeys: query((it: { account: AccountId }) =>
    db
      .updateTable('accounts')
      .set((from) => ({
        passkey_count: from
          .selectFrom('passkeys')
          .select((its) => its.fn.countAll<number>().as('count'))
          .where('account', '=', it.account)
          .where('status', '!=', 'revoked'),
      }))
      .where('id', '=', it.account),
  ),
});

function pages(db: Kysely<Tables>): Readonly<Record<AccountPage, Query<PageArguments, SummaryRow>>> {
  const all = Object.entries(searches).flatMap(([search, found]) =>
    Object.entries(filters).map(([only, kept]) => [`accounts ${search} ${only}`, page(db, found, kept)] as const),
  );
  return Object.fromEntries(all) as Record<AccountPage, Query<PageArguments, SummaryRow>>;
}

const page = (db: Kysely<Tables>, found: Condition, kept: Condition): Query<PageArguments, SummaryRow> =>
  query((it: PageArguments) => ({
    compile: () =>
      sql<SummaryRow>`
        select accounts.*,
          (select count(*) from passkeys
            where passkeys.account = accounts.id and passkeys.status = 'suspected_clone') as suspected,
          (select max(last_used) from passkeys where passkeys.account = accounts.id) as last_used,
          (select count(*) from recoveries
            where recoveries.account = accounts.id and ended is null and expires > ${it.now}) as recovering
        from accounts
        where accounts.rp = ${it.rp} and accounts.id < ${it.before} and ${found(it)} and ${kept(it)}
        order by accounts.id desc limit ${it.limit}`.compile(db),
  }));
