import type { PasskeyGone, PasskeyUse } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { useArguments } from '../rows/passkey.ts';
import { all, first } from './unit.ts';
import type { Read } from './unit.ts';

/** Part of a unit: records the use of a passkey if it and its account still are active; else why not, and nothing is written. */
export function* recordUse(q: Queries, use: PasskeyUse): Read<PasskeyGone | null> {
  const standing = yield* first(q.passkeyStanding, { id: use.passkey });
  if (!standing || standing.account_status === 'deleted') return 'passkey_gone';
  if (standing.passkey_status !== 'active') return 'passkey_revoked';
  if (standing.account_status !== 'active') return 'account_suspended';
  yield* all(q.usePasskey, useArguments(use));
  return null;
}
