import type { Caller } from '../caller/caller.ts';
import type { PasskeyRecord, SessionId, SessionRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';
import { provedTerms } from './proved-terms.ts';

export interface NewSession {
  readonly record: SessionRecord;
  /** For the cookie; never stored, never logged. */
  readonly token: string;
  /** Of the cookie, seconds. */
  readonly maxAge: number;
}

/** A session for what just happened: its methods (RFC 8176) and assurance (NIST SP 800-63B) say what was proved. */
export function newSession(
  services: Services,
  caller: Caller,
  proof: { readonly passkey: PasskeyRecord; readonly userVerified: boolean },
): NewSession {
  const { token, maxAge, terms } = provedTerms(services, proof);
  const record: SessionRecord = {
    id: services.newId() as SessionId,
    rp: services.rp.id,
    account: proof.passkey.account,
    recovery: null,
    created: terms.authTime,
    agent: caller.agent,
    ...terms,
  };
  return { record, token, maxAge };
}
