import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseAuthenticatorData } from '../../src/authenticator-data/parse.ts';
import type { AuthenticatorData } from '../../src/authenticator-data/authenticator-data.ts';
import { decodeBase64url } from '../../src/bytes/base64url.ts';
import { concatBytes } from '../../src/bytes/concat.ts';
import { decodeUtf8 } from '../../src/bytes/utf8.ts';
import { decodeCbor } from '../../src/cbor/decode.ts';
import { algorithms } from '../../src/cose/algorithms.ts';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { sha256 } from '../../src/crypto/sha256.ts';
import { verificationKey } from '../../src/crypto/verification-key.ts';
import { verifySignature } from '../../src/crypto/verify-signature.ts';
import { parseJson } from '../../src/json/parse.ts';
import { parseCertificate } from '../../src/x509/parse.ts';
import { readVectors, vectorFiles, vectorFolder } from '../encoding/vectors.ts';
import type { VectorCase } from '../encoding/vectors.ts';
import { refused } from '../refused.ts';

/** Keys that Firefox 117 wrote: the map's header is too small, so bytes are left over. */
const malformed = ['wfw-none-eddsa-wrong-cose', 'wfw-none-eddsa-solo-fixed-key'];

const folder = vectorFolder();
const cases = folder === null ? [] : vectorFiles.flatMap((file) => readVectors(folder, file));

function members({ response }: VectorCase): { authData: Uint8Array; x5c: unknown[] } {
  const { attestationObject, authenticatorData } = response.response;
  if (attestationObject === undefined) return { authData: decodeBase64url(authenticatorData ?? ''), x5c: [] };
  const object = decodeCbor(decodeBase64url(attestationObject));
  assert.ok(object instanceof Map);
  const [authData, statement] = [object.get('authData'), object.get('attStmt')];
  assert.ok(authData instanceof Uint8Array && statement instanceof Map);
  const x5c = statement.get('x5c');
  return { authData, x5c: Array.isArray(x5c) ? x5c : [] };
}

function keyOf(vector: VectorCase, { attestedCredentialData }: AuthenticatorData): Uint8Array {
  const stored = vector.credential?.publicKey;
  return vector.kind === 'authentication' && stored !== undefined
    ? decodeBase64url(stored)
    : (attestedCredentialData?.publicKey ?? new Uint8Array());
}

function verify(vector: VectorCase, publicKey: Uint8Array): boolean {
  const { clientDataJSON, authenticatorData = '', signature = '' } = vector.response.response;
  const data = concatBytes(decodeBase64url(authenticatorData), sha256(decodeBase64url(clientDataJSON)));
  const { alg, key } = verificationKey(vector.id, publicKey);
  return verifySignature(alg, key, data, decodeBase64url(signature));
}

describe('recorded responses', () => {
  const accepted = cases.filter(({ id, expect }) => expect === 'accept' && !malformed.includes(id));

  for (const vector of accepted) {
    test(vector.id, () => {
      assert.ok(parseJson(decodeUtf8(decodeBase64url(vector.response.response.clientDataJSON))) instanceof Map);
      const { authData } = members(vector);
      const publicKey = keyOf(vector, parseAuthenticatorData(authData));
      assert.equal(algorithms.find(({ id }) => id === parseCoseKey(publicKey).alg)?.name, vector.alg);
      if (vector.kind === 'authentication') assert.equal(verify(vector, publicKey), true);
    });
  }

  test('name every algorithm but those of which no response was recorded', () => {
    const recorded = new Set(accepted.map(({ alg }) => alg));
    const never = algorithms.map(({ name }) => name).filter((name) => !recorded.has(name));
    if (folder !== null)
      assert.deepEqual(never, ['ESP256', 'Ed25519', 'ESP384', 'ESP512', 'RS384', 'RS512', 'PS512', 'ES256K']);
  });

  for (const vector of cases.filter(({ id }) => malformed.includes(id))) {
    test(`${vector.id} is refused`, () => {
      const { authData } = members(vector);
      assert.throws(() => parseAuthenticatorData(authData), refused('authdata_trailing'));
    });
  }

  test('their certificates are read as the platform reads them', () => {
    const certificates = accepted.flatMap((vector) => members(vector).x5c).filter((item) => item instanceof Uint8Array);
    for (const bytes of certificates) {
      const theirs = new X509Certificate(bytes);
      const ours = parseCertificate(bytes);
      assert.equal(ours.validity.notBefore, Date.parse(theirs.validFrom));
      assert.equal(ours.validity.notAfter, Date.parse(theirs.validTo));
      assert.deepEqual(Buffer.from(ours.spki), theirs.publicKey.export({ format: 'der', type: 'spki' }));
    }
  });
});
