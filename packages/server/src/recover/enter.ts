import { eventOf } from '../audit/event.ts';
import type { Caller } from '../caller/caller.ts';
import { tellAccount } from '../notices/tell-account.ts';
import type { SessionId } from '../ports/records.ts';
import type { RecoveryRecord } from '../ports/recovery-records.ts';
import { newRecovery } from '../recovery/new-recovery.ts';
import type { Services } from '../services.ts';
import { findRecoverySession, findSession } from '../sessions/find-session.ts';
import type { NewSession } from '../sessions/new-session.ts';
import type { Proof } from './proof.ts';
import { recoverySession } from './recovery-session.ts';

/**
 * Opens a session for the recovery that the proof began, or for one that begins now. Another proof of the account joins none
 * that is open: it would skip the wait, and nobody would be told. Null: it opens neither, or somebody was faster.
 */
export async function enter(services: Services, caller: Caller, proof: Proof): Promise<RecoveryRecord | null> {
  const began = proof.method === 'code' ? proof.began : null;
  const recovery = began ?? begunBy(services, proof);
  const session = recoverySession(services, caller, recovery);
  const outcome = began
    ? await reopen(services, caller, began, session)
    : await start(services, caller, proof, recovery, session);
  if (outcome !== 'started' && outcome !== 'reopened') return null;
  caller.cookies.setSession(session.token, session.maxAge);
  return recovery;
}

function begunBy(services: Services, proof: Proof): RecoveryRecord {
  const { account, method } = proof;
  const codeHash = proof.method === 'code' ? proof.hash : null;
  return newRecovery(services, account, { method, codeHash, startedBy: null });
}

async function start(
  services: Services,
  caller: Caller,
  proof: Proof,
  recovery: RecoveryRecord,
  session: NewSession,
): ReturnType<Services['store']['startRecovery']> {
  const { account, method } = proof;
  const data = { recovery: recovery.id, method };
  const event = eventOf(services, caller, { type: 'recovery.started', actor: null, subject: account.id, data });
  return await services.store.startRecovery({
    recovery,
    spends: proof.method === 'code' ? { code: proof.hash } : { step: proof.step },
    session: session.record,
    replaces: await earlierSession(services, caller),
    event,
    ...tellAccount(services, account, 'recovery.started', { readyAt: recovery.readyAt, method, device: caller.agent }),
  });
}

async function reopen(
  services: Services,
  caller: Caller,
  { id, account, method }: RecoveryRecord,
  session: NewSession,
): ReturnType<Services['store']['reopenRecovery']> {
  const data = { recovery: id, method };
  return await services.store.reopenRecovery({
    recovery: id,
    session: session.record,
    replaces: await earlierSession(services, caller),
    event: eventOf(services, caller, { type: 'recovery.reopened', actor: null, subject: account, data }),
  });
}

/** The session that this browser gives up for it. */
async function earlierSession(services: Services, { cookies }: Caller): Promise<SessionId | null> {
  const live = (await findSession(services, cookies)) ?? (await findRecoverySession(services, cookies));
  return live && live.record.id;
}
