import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importCertificateKey } from '../../src/crypto/certificate-key.ts';
import { bits, der, integer, oid, sequence } from '../encoding/der.ts';
import { refused } from '../refused.ts';

const rsaEncryption = sequence(oid('1.2.840.113549.1.1.1'), der(0x05));

/** SubjectPublicKeyInfo of an RSA key whose modulus is all ones. */
const rsaKey = (size: number, exponent: number | bigint = 65_537): Uint8Array =>
  sequence(rsaEncryption, bits(sequence(integer((1n << BigInt(size)) - 1n), integer(exponent))));

describe('RSA keys that sign statements', () => {
  it('have 2048 to 8192 bits and an exponent of 3 to 2^32 − 1', () => {
    for (const size of [2048, 3072, 8192]) assert.ok(importCertificateKey(-257, rsaKey(size)));
    for (const exponent of [3, 0xffff_ffff]) assert.ok(importCertificateKey(-37, rsaKey(2048, exponent)));
  });

  it('of another size are refused', () => {
    for (const size of [512, 1024, 2047, 8193, 16_384]) {
      assert.throws(() => importCertificateKey(-257, rsaKey(size)), refused('bad_attestation'), `${size}`);
    }
  });

  it('under which a message is its own signature, or that cost too much, are refused', () => {
    for (const exponent of [0, 1, 2, 2n ** 32n, 2n ** 2047n + 1n]) {
      assert.throws(() => importCertificateKey(-65_535, rsaKey(2048, exponent)), refused('bad_attestation'));
      assert.throws(() => importCertificateKey(-257, rsaKey(2048, exponent), 'trust_path'), refused('trust_path'));
    }
  });
});
