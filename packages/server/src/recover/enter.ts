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
 * Opens a session for the account's open recovery, or for one that begins now. Null: it opens neither, or somebody was
 * faster.
 */
export async function enter(services: Services, caller: Caller, proof: Proof): Promise<RecoveryRecord | null> {
  const recovery = proof.open ?? begunBy(services, proof);
  const session = recoverySession(services, caller, recovery);
  const outcome = proof.open
    ? await reopen(services, caller, proof, session)
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
  { account, ...proof }: Proof,
  session: NewSession,
): ReturnType<Services['store']['reopenRecovery']> {
  const { method, open } = proof;
  if (!open) return 'over';
  const data = { recovery: open.id, method };
  return await services.store.reopenRecovery({
    recovery: open.id,
    step: proof.method === 'totp' ? proof.step : null,
    session: session.record,
    replaces: await earlierSession(services, caller),
    event: eventOf(services, caller, { type: 'recovery.reopened', actor: null, subject: account.id, data }),
  });
}

/** The session that this browser gives up for it. */
async function earlierSession(services: Services, { cookies }: Caller): Promise<SessionId | null> {
  const live = (await findSession(services, cookies)) ?? (await findRecoverySession(services, cookies));
  return live && live.record.id;
}
