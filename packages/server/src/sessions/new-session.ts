import { createHash } from 'node:crypto';
import type { Caller } from '../caller/caller.ts';
import type { AccountId, PasskeyId, SessionId, SessionRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';
import { newSessionToken } from './token.ts';

export interface NewSession {
  readonly record: SessionRecord;
  /** For the cookie; never stored, never logged. */
  readonly token: string;
}

/** A session for what just happened: its methods (RFC 8176) and assurance (NIST SP 800-63B) say what was proved. */
export function newSession(
  { clock, random, newId, rp, policy }: Services,
  caller: Caller,
  proof: { readonly account: AccountId; readonly passkey: PasskeyId; readonly userVerified: boolean },
): NewSession {
  const token = newSessionToken(random);
  const now = clock();
  const record: SessionRecord = {
    id: newId() as SessionId,
    rp: rp.id,
    account: proof.account,
    passkey: proof.passkey,
    recovery: null,
    tokenHash: new Uint8Array(createHash('sha256').update(Buffer.from(token, 'base64url')).digest()),
    created: now,
    authTime: now,
    lastSeen: now,
    expires: now + policy.sessionAbsolute * 1000,
    idleLimit: policy.sessionIdle * 1000,
    methods: proof.userVerified ? ['pop', 'user', 'mfa'] : ['pop', 'user'],
    assurance: proof.userVerified ? 'aal2' : 'aal1',
    agent: caller.agent,
  };
  return { record, token };
}
