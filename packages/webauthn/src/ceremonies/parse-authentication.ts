import { authentication } from './authentication.ts';
import { AuthenticationFacts } from './facts.ts';
import type { ParsedAuthentication } from './parsed.ts';
import { parsedAuthentication } from './parsed.ts';
import { runRows } from './run.ts';

/**
 * Reads an authentication response: the rows of §7.2 that need neither expectation nor credential. What comes back is well
 * formed and not verified; it tells which ceremony it claims to answer, and which credential to look up.
 * @param response AuthenticationResponseJSON, or whatever came: nothing is presumed of it
 * @throws CeremonyError bad_shape, id_mismatch, authdata_*, bad_extensions, bad_credential_id, cbor_*, bad_utf8, bad_json,
 * duplicate_key, bad_client_data, wrong_type, challenge_mismatch, top_origin
 */
export function parseAuthentication(response: unknown): ParsedAuthentication {
  const facts = new AuthenticationFacts();
  facts.input = response;
  runRows('authentication', authentication.parse, facts);
  return parsedAuthentication.of(facts);
}
