import type { KeyCache } from '../crypto/key-cache.ts';
import { authentication } from './authentication.ts';
import type { CredentialRecord, ExpectedAuthentication } from './expected.ts';
import type { ParsedAuthentication } from './parsed.ts';
import { runRows } from './run.ts';
import { authenticationResult, verificationFacts } from './authentication-result.ts';
import type { VerifiedAuthentication } from './verified.ts';

/**
 * Verifies an assertion (§7.2) against a stored credential record, on this thread: the fastest way for one process.
 * @param parsed from `parseAuthentication`
 * @param credential the record that the caller looked up by `parsed.id`
 * @param options.keys a cache of imported keys (`createKeyCache`); without one the key is imported each time
 * @throws CeremonyError credential_not_allowed, user_handle_missing, user_handle_mismatch, credential_not_owned,
 * unexpected_attested_data, challenge_mismatch, origin_mismatch, cross_origin, top_origin, rp_id_mismatch,
 * user_not_present, user_not_verified, backup_flags, backup_changed, alg_mismatch, those of a stored key that is unsound,
 * bad_signature_encoding, bad_signature, sign_count_not_increased, extension_policy
 * @throws TypeError where `expected` or `credential` lacks a member or has one that makes no sense
 */
export function verifyAuthentication(
  parsed: ParsedAuthentication,
  expected: ExpectedAuthentication,
  credential: CredentialRecord,
  { keys }: { readonly keys?: KeyCache } = {},
): VerifiedAuthentication {
  const facts = verificationFacts(parsed, expected, credential, keys);
  runRows('authentication', authentication.verify, facts);
  return authenticationResult.of(facts);
}
