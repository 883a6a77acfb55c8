import { createHash } from 'node:crypto';
import type { PasskeyRecord, SessionRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';
import { assuranceOf, lifetimesOf, methodsOf } from './assurance.ts';
import { newSessionToken } from './token.ts';

/** What a session is from the moment of a proof on. */
export interface ProvedTerms {
  /** For the cookie; never stored, never logged. */
  readonly token: string;
  /** Of the cookie, seconds. */
  readonly maxAge: number;
  readonly terms: Pick<
    SessionRecord,
    'tokenHash' | 'passkey' | 'authTime' | 'lastSeen' | 'expires' | 'idleLimit' | 'methods' | 'assurance'
  >;
}

/** A fresh token, with the methods, the assurance and the lifetimes that go with what just happened. */
export function provedTerms(
  { clock, random, policy }: Services,
  proof: { readonly passkey: PasskeyRecord; readonly userVerified: boolean },
): ProvedTerms {
  const now = clock();
  const token = newSessionToken(random);
  const assurance = assuranceOf(proof);
  const { idle, absolute } = lifetimesOf(assurance, policy);
  const terms = {
    tokenHash: new Uint8Array(createHash('sha256').update(Buffer.from(token, 'base64url')).digest()),
    passkey: proof.passkey.id,
    authTime: now,
    lastSeen: now,
    expires: now + absolute * 1000,
    idleLimit: idle * 1000,
    methods: methodsOf(proof),
    assurance,
  };
  return { token, maxAge: absolute, terms };
}
