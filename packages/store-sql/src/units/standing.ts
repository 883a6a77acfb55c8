import type { AccountId, Guard, GuardRefusal, RelyingPartyKey, Standing } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { accountWithPasskeysOf, standingOf, standingsOf } from '../rows/standing.ts';
import type { AnswerOf } from './port.ts';
import { all } from './unit.ts';
import type { Read } from './unit.ts';

export function* standing(q: Queries, account: AccountId): Read<Standing | null> {
  return standingOf(yield* all(q.standing, { account }));
}

export function* standings(
  q: Queries,
  rp: RelyingPartyKey,
  after: AccountId | null,
  limit: number,
): Read<readonly Standing[]> {
  return standingsOf(yield* all(q.standings, { rp, after: after ?? '', limit }));
}

export function* findNamed(
  q: Queries,
  rp: RelyingPartyKey,
  usernameFolded: string,
  rpId: string,
): Read<AnswerOf<'findNamed'>> {
  return accountWithPasskeysOf(yield* all(q.accountNamed, { rp, usernameFolded, rpId }));
}

/**
 * Part of a unit that holds the account's row: asks the guard, with the passkeys held too. Recovery codes and the TOTP secret
 * change under the account's row alone.
 */
export function* ask(q: Queries, guard: Guard, account: AccountId): Read<GuardRefusal | null> {
  yield* all(q.statusOfPasskeys, { account });
  const it = yield* standing(q, account);
  if (!it) throw new Error('there is no such account');
  return guard(it);
}
