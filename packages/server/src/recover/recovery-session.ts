import type { Caller } from '../caller/caller.ts';
import type { SessionId, SessionRecord } from '../ports/records.ts';
import type { RecoveryRecord } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';
import type { NewSession } from '../sessions/new-session.ts';
import { newSessionToken, sessionTokenHash } from '../sessions/token.ts';

/** A session that is good for this recovery and for nothing else, as long as that can be open. It proves nothing. */
export function recoverySession(
  { clock, random, newId, rp }: Services,
  caller: Caller,
  { id, account, expires }: RecoveryRecord,
): NewSession {
  const token = newSessionToken(random);
  const tokenHash = sessionTokenHash(token);
  if (!tokenHash) throw new TypeError('a fresh token has a hash');
  const now = clock();
  const record: SessionRecord = {
    id: newId() as SessionId,
    rp: rp.id,
    account,
    passkey: null,
    recovery: id,
    tokenHash,
    created: now,
    authTime: now,
    lastSeen: now,
    expires,
    idleLimit: expires - now,
    methods: [],
    assurance: 'recovery',
    agent: caller.agent,
  };
  return { record, token, maxAge: Math.ceil((expires - now) / 1000) };
}
