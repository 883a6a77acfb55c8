import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusalCodes } from '../../src/refusals/codes.ts';
import type { RefusalCode } from '../../src/refusals/codes.ts';
import { personText } from '../../src/refusals/person-texts.ts';
import { Refusal, refuse } from '../../src/refusals/refusal.ts';

const codes = Object.keys(refusalCodes) as RefusalCode[];

/** Codes are a promise: this list grows, and nothing is taken from it. */
const promised =
  'aaguid_mismatch alg_curve alg_kty alg_mismatch alg_not_allowed alg_unsupported attestation_alg attestation_cert attestation_policy ' +
  'authdata_trailing authdata_truncated backup_changed backup_flags bad_attestation bad_attestation_object bad_attestation_sig ' +
  'bad_client_data bad_credential_id bad_extensions bad_json bad_key bad_shape bad_signature bad_signature_encoding bad_utf8 ' +
  'cbor_depth cbor_duplicate cbor_form cbor_trailing cbor_truncated challenge_expired challenge_mismatch challenge_used ' +
  'challenge_wrong_ceremony credential_exists credential_id_too_long credential_not_allowed credential_not_owned ' +
  'credential_unknown crl_invalid cross_origin duplicate_key extension_policy id_mismatch metadata_missing metadata_status ' +
  'no_attested_data none_not_empty origin_mismatch policy_backup revoked rp_id_mismatch sign_count_not_increased top_origin ' +
  'trust_path unexpected_attested_data unknown_format unsupported user_handle_mismatch user_handle_missing user_not_present ' +
  'user_not_verified weak_key wrong_type';

describe('the table of refusals', () => {
  test('holds every code that was promised', () => {
    for (const code of promised.split(' ')) assert.ok(code in refusalCodes, code);
  });

  test('explains every code to a developer and tells the person what to do', () => {
    for (const code of codes) {
      assert.match(refusalCodes[code].meaning, /^\w.*\.$/, code);
      assert.match(personText(code), /^[A-Z].*\.$/, code);
    }
  });

  test('tells the person no code and no term of the trade', () => {
    for (const code of codes) assert.doesNotMatch(personText(code), /_|origin|challenge|signature|CBOR|attest/i, code);
  });
});

describe('a refusal', () => {
  test('is an error with its code', () => {
    assert.throws(
      () => refuse('bad_key', 'a reason'),
      (error) =>
        error instanceof Refusal &&
        error.code === 'bad_key' &&
        error.message === 'a reason' &&
        error.name === 'Refusal',
    );
  });
});
