import type { AccountFilter, AccountId, AccountSummary, RelyingPartyKey } from '@signet/server/ports';
import type { AccountSearch, PageArguments } from '../queries/account-list.ts';
import type { Queries } from '../queries/all.ts';
import { summaryOf } from '../rows/account-summary.ts';
import { afterAll } from './latest-first.ts';
import { all, first } from './unit.ts';
import type { Read } from './unit.ts';

/** More matches than this are not ordered: among so many the next ones by id are found sooner. */
const many = 5000;

/** Longer than any credential id (1023 bytes, §4): after all that begin with a prefix. */
const pastCredentials = new Uint8Array(1024).fill(0xff);
/** No username has it. */
const lastCharacter = '\u{10ffff}';

export function* listAccounts(
  q: Queries,
  rp: RelyingPartyKey,
  { search, only }: AccountFilter,
  before: AccountId | null,
  limit: number,
  now: number,
): Read<readonly AccountSummary[]> {
  const args = { rp, before: before ?? afterAll, limit, now, ...rangesOf(search) };
  const way = yield* wayOf(q, search, args);
  return (yield* all(q[`accounts ${way} ${only ?? 'all'}`], args)).map(summaryOf);
}

type Ranges = Omit<PageArguments, 'rp' | 'before' | 'limit' | 'now'>;

function rangesOf(search: AccountFilter['search']): Ranges {
  const { id, username, credential } = { id: '', username: '', credential: new Uint8Array(), ...search };
  const usernameEnd = username + lastCharacter;
  return { id, username, usernameEnd, credential, credentialEnd: Buffer.concat([credential, pastCredentials]) };
}

function* wayOf(q: Queries, search: AccountFilter['search'], args: PageArguments): Read<AccountSearch> {
  if (!search) return 'any';
  if ('id' in search) return 'id';
  if ('credential' in search) return 'credential';
  return (yield* first(q.manyUsernames, { ...args, many })) ? 'commonUsername' : 'username';
}
