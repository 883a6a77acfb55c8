import type { KeyCache } from '../crypto/key-cache.ts';
import { checkExpectedAuthentication } from './check-expected.ts';
import type { CredentialRecord, ExpectedAuthentication } from './expected.ts';
import { AuthenticationFacts } from './facts.ts';
import { ParsedAuthentication } from './parsed.ts';
import type { Conclusion, Known } from './row.ts';
import type { VerifiedAuthentication } from './verified.ts';
import { assertCredentialId, verified } from './verified.ts';

/**
 * What the rows of phase `verify` start from: a copy, because one parsed response may be verified more than once.
 * @throws TypeError
 */
export function verificationFacts(
  parsed: ParsedAuthentication,
  expected: ExpectedAuthentication,
  credential: CredentialRecord,
  keys: KeyCache | undefined,
): AuthenticationFacts {
  checkExpectedAuthentication(expected, credential);
  const from = ParsedAuthentication.factsOf(parsed);
  const facts = new AuthenticationFacts();
  facts.response = from.response;
  facts.clientExtensionResults = from.clientExtensionResults;
  facts.clientSays = from.clientSays;
  facts.extensions = from.extensions;
  facts.challenge = from.challenge;
  facts.origin = from.origin;
  facts.crossOrigin = from.crossOrigin;
  facts.topOrigin = from.topOrigin;
  facts.authenticatorData = from.authenticatorData;
  facts.expected = expected;
  facts.credential = credential;
  facts.keys = keys;
  return facts;
}

type Found =
  | 'response'
  | 'clientExtensionResults'
  | 'extensions'
  | 'origin'
  | 'crossOrigin'
  | 'topOrigin'
  | 'authenticatorData'
  | 'credential'
  | 'rpId'
  | 'signatureVerified'
  | 'signCountRose';

/** The result, after every row of phase `verify` passed. */
export const authenticationResult: Conclusion<AuthenticationFacts, VerifiedAuthentication> = {
  of(facts: Known<AuthenticationFacts, Found>): VerifiedAuthentication {
    const { flags, signCount } = facts.authenticatorData;
    // The record's: step 6 found the response's equal.
    const credentialId = facts.credential.id;
    assertCredentialId(credentialId);
    return {
      [verified]: 'authentication',
      credentialId,
      userHandle: facts.response.userHandle,
      signCount: Math.max(signCount, facts.credential.signCount),
      signCountSeen: signCount,
      signCountRose: facts.signCountRose,
      userVerified: flags.uv,
      backupEligible: flags.be,
      backupState: flags.bs,
      authenticatorAttachment: facts.response.authenticatorAttachment,
      rpId: facts.rpId,
      origin: facts.origin,
      crossOrigin: facts.crossOrigin,
      topOrigin: facts.topOrigin,
      clientExtensionResults: facts.clientExtensionResults,
      extensions: facts.extensions,
    };
  },
};
