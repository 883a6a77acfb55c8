import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, it } from 'node:test';
import { certificateAlgorithms } from '../../../src/crypto/certificate-algorithms.ts';
import { importIssuerKey } from '../../../src/crypto/issuer-key.ts';
import { der, integer, oid, sequence } from '../../encoding/der.ts';
import { leafBelow, obstacleOf, root } from './family.ts';
import { ecdsa, edwards, mlDsa, pss, pssParameters, rsa } from './signer.ts';
import type { Signer } from './signer.ts';

const leafBy = (signer: Signer): Uint8Array => leafBelow('Root', { issuerKey: signer });
const obstacleBy = (signer: Signer, issuerKey: Signer = signer): string | null =>
  obstacleOf([leafBy(signer)], [root({ key: issuerKey, issuerKey: signer })]);
const weak = /^a signature is not that of the issuer, or of a weak kind/u;

describe('signatures of certificates', () => {
  const sound: Readonly<Record<string, () => Signer>> = {
    sha256WithRSAEncryption: () => rsa(2048, 'sha256'),
    sha384WithRSAEncryption: () => rsa(2048, 'sha384'),
    sha512WithRSAEncryption: () => rsa(2048, 'sha512'),
    'id-RSASSA-PSS': () => pss('sha256'),
    'ecdsa-with-SHA256': () => ecdsa('prime256v1', 'sha256'),
    'ecdsa-with-SHA384': () => ecdsa('secp384r1', 'sha384'),
    'ecdsa-with-SHA512': () => ecdsa('secp521r1', 'sha512'),
    'id-Ed25519': () => edwards('ed25519'),
    'id-Ed448': () => edwards('ed448'),
    'id-ml-dsa-44': () => mlDsa(44),
    'id-ml-dsa-65': () => mlDsa(65),
    'id-ml-dsa-87': () => mlDsa(87),
  };
  for (const { name } of certificateAlgorithms) {
    it(`${name} is verified`, () => {
      const signer = sound[name]?.() ?? assert.fail('no signer');
      assert.equal(obstacleBy(signer), null);
      const leaf = leafBy(signer);
      leaf[leaf.length - 1] = (leaf.at(-1) ?? 0) ^ 1;
      assert.match(obstacleOf([leaf], [root({ key: signer, issuerKey: signer })]) ?? '', weak);
    });
  }

  it('PSS is verified with its hash and salt, and with a key that is for PSS alone', () => {
    assert.equal(obstacleBy(pss('sha384', pssParameters('sha384'))), null);
    const long = pss('sha256', pssParameters('sha256', 'sha256', der(0xa2, integer(64)), der(0xa3, integer(1))), 64);
    assert.equal(obstacleBy(long), null);
    const defaultSalt = sequence(der(0xa0, hashOf(1)), der(0xa1, maskOf(hashOf(1))));
    assert.equal(obstacleBy(pss('sha256', defaultSalt, 20)), null);
    const { publicKey } = generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha384',
      mgf1HashAlgorithm: 'sha384',
    });
    assert.match(obstacleBy(pss('sha256'), { ...pss('sha256'), publicKey }) ?? '', weak);
  });

  const signer = pss('sha256');
  const parameters: Readonly<Record<string, Uint8Array>> = {
    'none, which means SHA-1': sequence(),
    'SHA-1 for the mask': pssParameters('sha256', 'sha1'),
    'two hashes': pssParameters('sha256', 'sha384'),
    'SHA-1': pssParameters('sha1', 'sha256'),
    'SHA-1 throughout': pssParameters('sha1'),
    'another salt': pssParameters('sha256', 'sha256', der(0xa2, integer(31))),
    'a salt beyond the cap': pssParameters('sha256', 'sha256', der(0xa2, integer(65))),
    'another trailer': pssParameters('sha256', 'sha256', der(0xa2, integer(32)), der(0xa3, integer(2))),
    'a part twice': pssParameters('sha256', 'sha256', der(0xa2, integer(32)), der(0xa2, integer(32))),
    'two salts in one part': pssParameters('sha256', 'sha256', der(0xa2, integer(32), integer(32))),
    'another mask function': sequence(
      der(0xa0, hashOf(1)),
      der(0xa1, maskOf(hashOf(1), '1.2.840.113549.1.1.9')),
      der(0xa2, integer(32)),
    ),
    'no sequence': integer(1),
  };
  for (const [what, der] of Object.entries(parameters)) {
    it(`PSS parameters with ${what} prove nothing`, () => {
      const algorithm = sequence(oid('1.2.840.113549.1.1.10'), der);
      assert.match(obstacleBy({ ...signer, algorithm }, signer) ?? '', weak);
    });
  }

  it('PSS signatures of another length of salt than they say prove nothing', () => {
    assert.match(obstacleBy(pss('sha256', pssParameters('sha256'), 64)) ?? '', weak);
    const salty = pss('sha256', pssParameters('sha256', 'sha256', der(0xa2, integer(65))), 65);
    assert.match(obstacleBy(salty) ?? '', weak);
    const bySha1 = pss('sha1', pssParameters('sha1', 'sha1', der(0xa2, integer(20))), 20);
    assert.match(obstacleBy(bySha1) ?? '', weak);
  });

  it('MD5, SHA-1 and short RSA keys prove nothing, nor do curves of no standard here', () => {
    assert.match(obstacleBy(rsa(2048, 'md5')) ?? '', weak);
    assert.match(obstacleBy(rsa(2048, 'sha1')) ?? '', weak);
    assert.match(obstacleBy(ecdsa('prime256v1', 'sha1')) ?? '', weak);
    assert.match(obstacleBy(rsa(1024, 'sha256')) ?? '', weak);
    assert.match(obstacleBy(ecdsa('secp224r1', 'sha256')) ?? '', weak);
  });

  it('an anchor may have signed itself with SHA-1, for that is not looked at', () => {
    const anchorKey = rsa(2048, 'sha256');
    const anchor = root({ key: anchorKey, issuerKey: rsa(2048, 'sha1') });
    assert.equal(obstacleOf([leafBy(anchorKey)], [anchor]), null);
  });

  it('a key of another kind than the algorithm proves nothing', () => {
    const [one, other] = [ecdsa('prime256v1', 'sha256'), edwards('ed25519')];
    assert.match(obstacleBy({ ...other, algorithm: one.algorithm }) ?? '', weak);
    assert.match(obstacleBy(one, other) ?? '', weak);
    for (const real of [one, rsa(2048, 'sha256')]) {
      assert.match(obstacleBy({ ...real, algorithm: other.algorithm }) ?? '', weak);
    }
  });
});

describe('keys of issuers', () => {
  const imported = (key: KeyObject): boolean =>
    importIssuerKey(new Uint8Array(key.export({ format: 'der', type: 'spki' }))) !== null;
  const rsaKey = (bits: number, exponent: string): KeyObject => {
    const modulus = new Uint8Array(bits / 8).fill(0xff);
    const n = Buffer.from(modulus).toString('base64url');
    return createPublicKey({ key: { kty: 'RSA', n, e: exponent }, format: 'jwk' });
  };

  it('RSA of 2048 to 8192 bits, with an exponent of 3 to 2^32 − 1', () => {
    for (const bits of [2048, 4096, 8192]) assert.ok(imported(rsaKey(bits, 'AQAB')), `${bits}`);
    for (const bits of [1024, 2040, 8200, 16_384]) assert.ok(!imported(rsaKey(bits, 'AQAB')), `${bits}`);
    assert.ok(imported(rsaKey(2048, 'Aw')));
    assert.ok(!imported(rsaKey(2048, 'AQ')));
    assert.ok(imported(rsaKey(2048, '_____w')));
    assert.ok(!imported(rsaKey(2048, 'AQAAAAE')));
  });

  it('keys that do not sign are none', () => {
    assert.ok(!imported(generateKeyPairSync('x25519').publicKey));
    assert.equal(importIssuerKey(new Uint8Array(20)), null);
  });
});

function hashOf(last: number): Uint8Array {
  return sequence(oid(`2.16.840.1.101.3.4.2.${last}`), der(0x05));
}

function maskOf(hash: Uint8Array, id: string = '1.2.840.113549.1.1.8'): Uint8Array {
  return sequence(oid(id), hash);
}
