import type { AccountId } from '@signet/server/ports';
import type { Queries } from '../queries/all.ts';
import { all } from './unit.ts';
import type { Read } from './unit.ts';

/** Part of a unit that holds the account's row: no recovery goes on, and no session that is good for one. */
export function* cancelRecoveries(q: Queries, account: AccountId, time: number): Read<void> {
  yield* all(q.cancelRecoveries, { account, time });
  yield* all(q.endRecoverySessions, { account });
}
