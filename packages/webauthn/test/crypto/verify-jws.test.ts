import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, it } from 'node:test';
import { verifyJws } from '../../src/crypto/verify-jws.ts';
import { parseJws } from '../../src/jws/parse.ts';
import { ascii, jws, signingInput } from '../jws/made.ts';
import { refused } from '../refused.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const [ec, p384] = [
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  generateKeyPairSync('ec', { namedCurve: 'P-384' }),
];

function verify(alg: string, by: KeyObject, publicKey: KeyObject, signed: unknown = { a: 1 }): boolean {
  const header = { alg, x5c: ['MIIB'] };
  const key = { key: by, dsaEncoding: 'ieee-p1363' } as const;
  const signature = new Uint8Array(sign('sha256', ascii(signingInput(header, signed)), key));
  const parsed = parseJws(jws(header, { a: 1 }, signature), 'bad_attestation');
  return verifyJws(parsed, new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })), 'bad_attestation');
}

describe('the signature of a JWS (RFC 7515 §5.2)', () => {
  it('verifies where the certified key made it over header and payload as they came', () => {
    assert.ok(verify('RS256', rsa.privateKey, rsa.publicKey));
    for (let time = 0; time < 50; time += 1) assert.ok(verify('ES256', ec.privateKey, ec.publicKey));
  });

  it('does not where another key made it, or another payload was signed', () => {
    const [otherRsa, otherEc] = [
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    ];
    assert.ok(!verify('RS256', otherRsa.privateKey, rsa.publicKey));
    assert.ok(!verify('ES256', otherEc.privateKey, ec.publicKey));
    assert.ok(!verify('RS256', rsa.privateKey, rsa.publicKey, { a: 2 }));
    assert.ok(!verify('ES256', ec.privateKey, ec.publicKey, { a: 2 }));
  });

  it('is refused where the key is not one of the algorithm', () => {
    assert.throws(() => verify('RS256', rsa.privateKey, ec.publicKey), refused('attestation_alg'));
    assert.throws(() => verify('ES256', ec.privateKey, rsa.publicKey), refused('attestation_alg'));
    assert.throws(() => verify('ES256', ec.privateKey, p384.publicKey), refused('attestation_alg'));
  });

  it('is refused where there is no key', () => {
    const parsed = parseJws(jws({ alg: 'RS256', x5c: ['MIIB'] }), 'bad_attestation');
    assert.throws(() => verifyJws(parsed, new Uint8Array(9), 'bad_attestation'), refused('bad_attestation'));
  });

  it('with r or s zero or beyond the order is none', () => {
    const spki = new Uint8Array(ec.publicKey.export({ format: 'der', type: 'spki' }));
    for (const fill of [0, 0xff]) {
      const parsed = parseJws(
        jws({ alg: 'ES256', x5c: ['MIIB'] }, {}, new Uint8Array(64).fill(fill)),
        'bad_attestation',
      );
      assert.ok(!verifyJws(parsed, spki, 'bad_attestation'));
    }
  });
});
