import type { RecoveryStatus } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import { adviceFor } from '../lockout/advice.ts';
import { heldUntil } from '../lockout/hold.ts';
import { needsNoRecovery } from '../lockout/may-turn-off.ts';
import type { AccountId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { recoveryAnswer } from './answer.ts';
import { offers } from './offers.ts';

/** GET /v1/recovery: which ways back into the account there are, and whether somebody is on one. */
export async function recoveryStatus(services: Services, caller: Caller & InSession): Promise<RecoveryStatus> {
  const { store, policy, rp, clock } = services;
  const { id } = caller.session.account;
  const now = clock();
  const standing = await store.standing(id);
  if (!standing) throw new SignetProblem('session_required');
  const { left, stored } = await store.countCodes(id);
  const held = heldUntil(standing.account, now);
  return {
    allowed: { codes: offers(policy, 'code'), totp: offers(policy, 'totp') },
    off: standing.account.recoveryOff,
    codes: { left, stored: stored === null ? null : new Date(stored).toISOString() },
    totp: standing.totp,
    recovery: await underWay(services, id, now),
    heldUntil: held === null ? null : new Date(held).toISOString(),
    mayTurnOff: needsNoRecovery(standing, policy, rp.rpId),
    advice: adviceFor(standing, policy, rp.rpId),
  };
}

async function underWay({ store }: Services, account: AccountId, now: number): Promise<RecoveryStatus['recovery']> {
  const open = await store.openRecovery(account, now);
  return open && { ...recoveryAnswer(open, now), method: open.method };
}
