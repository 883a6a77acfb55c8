import type { RecoverState } from '@signet/protocol';
import type { Caller } from '../caller/caller.ts';
import { recoveryAnswer } from '../recovery/answer.ts';
import { isOpen } from '../recovery/is-open.ts';
import type { Services } from '../services.ts';
import { findRecoverySession } from '../sessions/find-session.ts';

/** GET /v1/recover: the recovery that this browser is on, or none. */
export async function recoverState(services: Services, caller: Caller): Promise<RecoverState> {
  const { store, clock } = services;
  const now = clock();
  const session = await findRecoverySession(services, caller.cookies);
  const recovery = session && (await store.findRecovery(session.recovery));
  return { recovery: recovery && isOpen(recovery, now) ? recoveryAnswer(recovery, now) : null };
}
