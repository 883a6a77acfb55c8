import { parseAuthentication, parseRegistration, verifyAuthentication, verifyRegistration } from '@signet/webauthn';
import { judge } from '../judge.ts';
import type { KindOfCase, Settings, Verdict } from '../question.ts';
import { isCeremonyCase } from './ceremony-case.ts';
import type { CeremonyCase } from './ceremony-case.ts';
import { expectedAuthentication, expectedRegistration } from './expectation.ts';

/** Registrations and authentications: the whole ceremony. */
export const ceremony: KindOfCase = {
  name: 'ceremony',
  read: (element, settings) => {
    if (!isCeremonyCase(element)) return null;
    const { id, kind, expect, policy, format = null, alg = null, attestationAlg = null } = element;
    const facts = { id, kind, expect, format, alg, attestationAlg, ceremony: element };
    return [{ ...facts, ...(policy ? { policy } : {}), judge: () => verdictOf(element, settings) }];
  },
};

function verdictOf(one: CeremonyCase, settings: Settings): Verdict {
  if (one.kind === 'registration') return judge(() => register(one, settings));
  if (one.credential === undefined) return { got: 'credential_unknown' };
  return judge(() => {
    const { expected, credential } = expectedAuthentication(one);
    verifyAuthentication(parseAuthentication(one.response), expected, credential);
  });
}

function register(one: CeremonyCase, settings: Settings): Omit<Verdict, 'got'> {
  const { attestation } = verifyRegistration(parseRegistration(one.response), expectedRegistration(one, settings));
  return attestation.type === 'none' || attestation.type === 'self' ? {} : { trusted: attestation.trusted };
}
