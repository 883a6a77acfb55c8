import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { traceAuthentication } from '../../src/ceremonies/trace-authentication.ts';
import { traceRegistration } from '../../src/ceremonies/trace-registration.ts';
import { verifyAuthenticationPooled } from '../../src/ceremonies/verify-authentication-pooled.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { createKeyCache } from '../../src/crypto/key-cache.ts';
import { toHex } from '../encoding/hex.ts';
import { assertAllPassed, refusalOf } from '../known-bad/refusal-of.ts';
import { expectedOf, expectedSignInOf, recordOf, specificationVectors } from './recorded.ts';

const vectors = specificationVectors();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const flipped = (member: string, at: number): string => {
  const bytes = Buffer.from(member, 'base64url');
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
  return text(bytes);
};

/** How a statement is refused that was made over other client data, where its format signs them. */
const codesOfOtherClientData: Readonly<Record<string, string>> = {
  packed: 'bad_attestation_sig',
  'fido-u2f': 'bad_attestation_sig',
  apple: 'bad_attestation',
};

describe('the specification’s test vectors (§16): registrations', () => {
  for (const one of vectors) {
    if (one.kind !== 'registration') continue;
    it(`${one.id} is accepted, and comes out as it went in`, () => {
      const expected = expectedOf(one);
      const verified = verifyRegistration(parseRegistration(one.response), expected);
      assert.equal(text(verified.credentialId), one.response.id);
      assert.equal(toHex(verified.aaguid), one.aaguid?.replaceAll('-', ''));
      assert.equal(verified.signCount, one.counter);
      assert.deepEqual([verified.origin, verified.rpId], [one.origins[0], one.rpId]);
      assert.equal(verified.attestation.format, one.format);
      assert.equal(verified.attestation.trusted, one.attestationRoots !== undefined);
      assert.equal(text(verified.attestationObject), one.response.response.attestationObject);
      assertAllPassed(traceRegistration(one.response, expected));
    });

    const code = codesOfOtherClientData[one.format ?? ''];
    if (code === undefined) continue;
    it(`${one.id}: with one bit of the client data changed, the statement no longer holds`, () => {
      const { response } = one.response;
      const json = Buffer.from(response.clientDataJSON, 'base64url').toString().replace('extraData', 'extraDatb');
      const clientDataJSON = json.includes('extraDatb')
        ? text(Buffer.from(json))
        : text(Buffer.from(json.replace(/\}$/u, ' }')));
      const changed = { ...one.response, response: { ...response, clientDataJSON } };
      const refusal = refusalOf(() => verifyRegistration(parseRegistration(changed), expectedOf(one)));
      assert.deepEqual([refusal.code, refusal.step], [code, 'R.22']);
    });
  }
});

describe('the specification’s test vectors (§16): authentications', () => {
  for (const one of vectors) {
    if (one.kind !== 'authentication') continue;
    const [expected, record] = [expectedSignInOf(one), recordOf(one)];

    it(`${one.id} is accepted, with the key imported or cached, here or on the pool`, async () => {
      const parsed = parseAuthentication(one.response);
      const keys = createKeyCache(4);
      const verified = verifyAuthentication(parsed, expected, record);
      assert.equal(text(verified.credentialId), one.response.id);
      assert.equal(verified.signCount, one.counter);
      for (let time = 0; time < 2; time += 1) {
        assert.deepEqual(verifyAuthentication(parsed, expected, record, { keys }), verified);
      }
      assert.equal(keys.size, 1);
      assert.deepEqual(await verifyAuthenticationPooled(parsed, expected, record, { keys }), verified);
      assertAllPassed(traceAuthentication(one.response, expected, record));
    });

    it(`${one.id}: one bit changed anywhere in what is signed, or in the signature, is refused`, () => {
      for (const member of ['authenticatorData', 'signature', 'clientDataJSON'] as const) {
        const length = Buffer.from(one.response.response[member], 'base64url').length;
        for (let at = 0; at < length; at += 1) {
          const response = { ...one.response.response, [member]: flipped(one.response.response[member], at) };
          const refusal = refusalOf(() =>
            verifyAuthentication(parseAuthentication({ ...one.response, response }), expected, record),
          );
          assert.ok(refusal.step.startsWith('A.'));
        }
      }
    });
  }
});
