import {
  CeremonyError,
  parseAuthentication,
  parseRegistration,
  verifyAuthentication,
  verifyRegistration,
} from '@signet/webauthn';
import type { Case } from './case.ts';
import { expectedAuthentication, expectedRegistration } from './expectation.ts';

/** `accept`, the code of a refusal, or what went wrong with the case itself. */
export function verdictOf(one: Case): string {
  if (one.broken) return 'not a case: id, kind, expect or response is missing';
  if (one.kind === 'authentication' && one.credential === undefined) return 'credential_unknown';
  try {
    if (one.kind === 'registration') {
      verifyRegistration(parseRegistration(one.response), expectedRegistration(one));
    } else {
      const { expected, credential } = expectedAuthentication(one);
      verifyAuthentication(parseAuthentication(one.response), expected, credential);
    }
    return 'accept';
  } catch (error) {
    if (error instanceof CeremonyError) return error.code;
    return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
  }
}

/** Whether a verdict is the one that was expected. A case that cannot be put as a question has no verdict. */
export function isAsExpected(expect: Case['expect'], got: string): boolean {
  return expect === 'accept' ? got === 'accept' : /^[a-z_]+$/u.test(got) && got !== 'accept';
}
