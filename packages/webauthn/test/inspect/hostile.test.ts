import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptedCases, authenticationCases, registrationCases } from '@signet/testkit';
import type { AuthenticationCase, RegistrationCase } from '@signet/testkit';
import { details } from '../../src/inspect/details.ts';
import { inspect } from '../../src/inspect/index.ts';
import { assertRanges } from './ranges.ts';

/** Codes of the form of a response: what its bytes alone show. The others ask what was expected, or for a signature. */
const formCodes: ReadonlySet<string> = new Set([
  'bad_shape',
  'bad_utf8',
  'bad_json',
  'duplicate_key',
  'bad_client_data',
  'wrong_type',
  'cbor_truncated',
  'cbor_trailing',
  'cbor_duplicate',
  'cbor_form',
  'cbor_depth',
  'bad_attestation_object',
  'authdata_truncated',
  'authdata_trailing',
  'no_attested_data',
  'bad_extensions',
  'bad_credential_id',
  'credential_id_too_long',
  'unknown_format',
  'alg_curve',
  'alg_kty',
  'bad_key',
  'weak_key',
  'bad_signature_encoding',
]);

/** Faults of the stored key, which is no part of a response. */
function isAboutTheRecord({ id, ceremony, code }: RegistrationCase | AuthenticationCase): boolean {
  return ceremony === 'authentication' && (/stored|record/u.test(id) || /_key$|^alg_/u.test(code));
}

/** r and s one after the other, which by its length may be a signature of Ed25519; and inputs of more than 1 MiB. */
const isNotTold = (id: string): boolean => id.endsWith('-raw') || id.endsWith('-huge');

describe('hostile inputs of the catalogue', () => {
  for (const one of [...registrationCases, ...authenticationCases]) {
    it(`line ${one.line}, ${one.id}: is shown, with ${one.code} where the form is at fault`, () => {
      const { response } = one.make().hostile;
      assertRanges(inspect(response));
      const inspection = inspect(response, { as: one.ceremony, details });
      assertRanges(inspection);
      if (typeof response !== 'object' || !formCodes.has(one.code) || isAboutTheRecord(one) || isNotTold(one.id))
        return;
      const codes = inspection.problems.map(({ code }) => code);
      assert.ok(codes.includes(one.code), codes.join(', ') || 'no problem');
    });
  }

  for (const one of acceptedCases) {
    it(`${one.id}: has no problem`, () => {
      const inspection = inspect(one.make().response, { details });
      assertRanges(inspection);
      // One of a compound statement's parts may be of a format that is not known, where any that verifies will do.
      const codes = inspection.problems.map(({ code }) => code);
      assert.deepEqual(codes, one.id === 'registration-compound-any' ? ['unknown_format'] : []);
    });
  }
});
