import { RegistrationFacts } from './facts.ts';
import type { ParsedRegistration } from './parsed.ts';
import { parsedRegistration } from './parsed.ts';
import { registration } from './registration.ts';
import { runRows } from './run.ts';

/**
 * Reads a registration response: the rows of §7.1 that need no expectation. What comes back is well formed and not
 * verified; it tells which ceremony it claims to answer.
 * @param response RegistrationResponseJSON, or whatever came: nothing is presumed of it
 * @throws CeremonyError bad_shape, id_mismatch, bad_utf8, bad_json, duplicate_key, bad_client_data, wrong_type,
 * challenge_mismatch, top_origin, cbor_*, bad_attestation_object, authdata_*, bad_extensions, bad_credential_id,
 * no_attested_data, bad_key, weak_key, alg_curve, alg_kty, alg_unsupported
 */
export function parseRegistration(response: unknown): ParsedRegistration {
  const facts = new RegistrationFacts();
  facts.input = response;
  runRows('registration', registration.parse, facts);
  return parsedRegistration.of(facts);
}
