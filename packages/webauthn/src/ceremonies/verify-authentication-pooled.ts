import type { KeyCache } from '../crypto/key-cache.ts';
import { authentication } from './authentication.ts';
import { authenticationResult, verificationFacts } from './authentication-result.ts';
import type { CredentialRecord, ExpectedAuthentication } from './expected.ts';
import type { ParsedAuthentication } from './parsed.ts';
import { runRowsPooled } from './run.ts';
import type { VerifiedAuthentication } from './verified.ts';

/**
 * `verifyAuthentication` with the signature on the platform's thread pool: the same rows, the same refusals. For slow
 * algorithms that must not hold up other requests; for ES256 the thread at hand is faster.
 * @throws CeremonyError and TypeError as `verifyAuthentication`, both as a rejected promise
 */
export async function verifyAuthenticationPooled(
  parsed: ParsedAuthentication,
  expected: ExpectedAuthentication,
  credential: CredentialRecord,
  { keys }: { readonly keys?: KeyCache } = {},
): Promise<VerifiedAuthentication> {
  const facts = verificationFacts(parsed, expected, credential, keys);
  await runRowsPooled('authentication', authentication.verify, facts);
  return authenticationResult.of(facts);
}
