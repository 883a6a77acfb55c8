import type { AccountId, PasskeyGone, PasskeyUse } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { useArguments } from '../rows/passkey.ts';
import { all, first } from './unit.ts';
import type { Read } from './unit.ts';

/**
 * Part of a unit: records the use of a passkey if it and its account still are active; else why not, and nothing is written.
 * @param of whose passkey it must be; null: anybody's
 */
export function* recordUse(q: Queries, use: PasskeyUse, of: AccountId | null = null): Read<PasskeyGone | null> {
  const standing = yield* first(q.passkeyStanding, { id: use.passkey });
  if (!standing || standing.account_status === 'deleted') return 'passkey_gone';
  if (of !== null && standing.account !== of) return 'passkey_gone';
  if (standing.passkey_status === 'revoked') return 'passkey_revoked';
  if (standing.passkey_status === 'suspected_clone') return 'passkey_suspected';
  if (standing.account_status !== 'active') return 'account_suspended';
  yield* all(q.usePasskey, useArguments(use));
  return null;
}

/** The same for a unit that changes the account: it is locked first, and the passkey must be one of its own. */
export function* confirm(q: Queries, account: AccountId, use: PasskeyUse): Read<PasskeyGone | null> {
  yield* first(q.accountToChange, { id: account });
  return yield* recordUse(q, use, account);
}
