import assert from 'node:assert/strict';
import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { importCertificateKey } from '../../src/crypto/certificate-key.ts';
import { createKeyCache } from '../../src/crypto/key-cache.ts';
import { sha256 } from '../../src/crypto/sha256.ts';
import { verificationKey } from '../../src/crypto/verification-key.ts';
import { verifySignature, verifySignaturePooled } from '../../src/crypto/verify-signature.ts';
import { integer, sequence } from '../encoding/der.ts';
import { algorithmNames, eddsaPair, es256Pair, pairOf, rs256Pair, signedBy } from '../encoding/keys.ts';
import type { KeyPair } from '../encoding/keys.ts';
import { refused } from '../refused.ts';

const data = new Uint8Array(69).fill(0x5a);
const pairs = { ES256: es256Pair(), EdDSA: eddsaPair(), RS256: rs256Pair() };
const all: Readonly<Record<string, KeyPair>> = Object.fromEntries(algorithmNames.map((name) => [name, pairOf(name)]));
/** Keys of one kind fit the same algorithms: by type and curve. */
const kindOf = (key: KeyObject): string => `${key.asymmetricKeyType} ${key.asymmetricKeyDetails?.namedCurve}`;
const signed = ({ alg, privateKey }: KeyPair, message: Uint8Array = data): Uint8Array =>
  new Uint8Array(sign(alg === -8 ? null : 'sha256', message, privateKey));

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

describe('signatures (§6.5.5)', () => {
  for (const name of algorithmNames) {
    const pair = all[name] ?? pairs.ES256;
    const signature = signedBy(name, pair, data);
    const cose = parseCoseKey(pair.cose);

    test(`${name}: of the platform verify, with a parsed and an imported key, here and on the thread pool`, async () => {
      assert.equal(verifySignature(pair.alg, cose, data, signature), true);
      assert.equal(verifySignature(pair.alg, pair.publicKey, data, signature), true);
      assert.equal(await verifySignaturePooled(pair.alg, cose, data, signature), true);
      assert.equal(await verifySignaturePooled(pair.alg, pair.publicKey, data, signature), true);
    });

    test(`${name}: verify with the key of a cache`, () => {
      const keys = createKeyCache(2);
      for (let time = 0; time < 2; time += 1) {
        const { alg, key } = verificationKey('AQ', pair.cose, keys);
        assert.equal(verifySignature(alg, key, data, signature), true);
      }
      assert.equal(keys.get('AQ', pair.cose)?.key.equals(pair.publicKey), true);
    });

    test(`${name}: of another key, or over other bytes, do not`, async () => {
      const foreign = signedBy(name, pairOf(name), data);
      assert.equal(verifySignature(pair.alg, cose, data, foreign), false);
      assert.equal(await verifySignaturePooled(pair.alg, cose, data, foreign), false);
      for (const at of [0, 36, 68]) assert.equal(verifySignature(pair.alg, cose, flipped(data, at), signature), false);
      assert.equal(verifySignature(pair.alg, cose, data.subarray(1), signature), false);
      assert.equal(verifySignature(pair.alg, cose, new Uint8Array(), signature), false);
    });

    test(`${name}: with one bit flipped do not`, () => {
      // Byte 20 lies inside r, R or the number, whatever their lengths.
      assert.equal(verifySignature(pair.alg, cose, data, flipped(signature, 20)), false);
    });

    test(`${name}: a key that is not one of the algorithm is refused`, async () => {
      const kind = kindOf(pair.publicKey);
      for (const { publicKey, cose: bytes } of Object.values(all)) {
        if (kindOf(publicKey) === kind) continue;
        assert.throws(() => verifySignature(pair.alg, publicKey, data, signature), refused('alg_mismatch'));
        assert.throws(() => verifySignature(pair.alg, parseCoseKey(bytes), data, signature), refused('alg_mismatch'));
        await assert.rejects(verifySignaturePooled(pair.alg, publicKey, data, signature), refused('alg_mismatch'));
      }
    });
  }

  test('of one RSA algorithm are wrong for every other, though the key would do', () => {
    const rsa = algorithmNames.filter((name) => all[name]?.publicKey.asymmetricKeyType === 'rsa');
    assert.equal(rsa.length, 7);
    for (const name of rsa) {
      const signature = signedBy(name, pairs.RS256, data);
      for (const other of rsa) {
        const { alg } = all[other] ?? pairs.RS256;
        assert.equal(verifySignature(alg, pairs.RS256.publicKey, data, signature), other === name, `${name}, ${other}`);
      }
    }
  });

  test('of RSA-PSS with another salt than as long as the hash are wrong', () => {
    const { alg, publicKey, privateKey: key } = all.PS256 ?? pairs.RS256;
    for (const saltLength of [0, 1, 20, 31, 33, constants.RSA_PSS_SALTLEN_MAX_SIGN]) {
      const signature = sign('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
      assert.equal(verifySignature(alg, publicKey, data, signature), false, `${saltLength}`);
    }
  });

  test('of ML-DSA that are not as long as the parameter set has them are refused', async () => {
    for (const name of ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']) {
      const { alg, publicKey } = all[name] ?? pairs.RS256;
      const signature = signedBy(name, all[name] ?? pairs.RS256, data);
      for (const bytes of [signature.subarray(1), Uint8Array.of(...signature, 0), new Uint8Array()]) {
        assert.throws(() => verifySignature(alg, publicKey, data, bytes), refused('bad_signature'));
        await assert.rejects(verifySignaturePooled(alg, publicKey, data, bytes), refused('bad_signature'));
      }
    }
  });

  test('of Ed448 that are not of 114 bytes, or whose S is not below the order, are refused', () => {
    const { alg, publicKey } = all.Ed448 ?? pairs.EdDSA;
    const signature = signedBy('Ed448', all.Ed448 ?? pairs.EdDSA, data);
    const order = (1n << 446n) - 13818066809895115352007386748515426880336692474882178609894547503885n;
    const s = BigInt(`0x${Buffer.from(signature.slice(57).toReversed()).toString('hex')}`) + order;
    const beyond = Buffer.from(s.toString(16).padStart(114, '0'), 'hex').toReversed();
    const changed = Uint8Array.of(...signature.subarray(0, 57), ...beyond);
    for (const bytes of [signature.subarray(1), Uint8Array.of(...signature, 0), changed]) {
      assert.throws(() => verifySignature(alg, publicKey, data, bytes), refused('bad_signature'));
    }
  });

  test('an RSA signature does not pass for ES256 because the key is RSA', () => {
    const rsa = pairs.RS256;
    assert.throws(() => verifySignature(-7, rsa.publicKey, data, signed(rsa)), refused('alg_mismatch'));
  });

  test('P-384 and P-521 keys are not ES256 keys, nor Ed448 an EdDSA key, nor RSA-PSS an RS256 key', () => {
    for (const namedCurve of ['P-384', 'P-521', 'secp256k1']) {
      const pair = generateKeyPairSync('ec', { namedCurve });
      assert.throws(
        () => verifySignature(-7, pair.publicKey, data, sign('sha256', data, pair.privateKey)),
        refused('alg_mismatch'),
      );
    }
    const ed448 = generateKeyPairSync('ed448');
    assert.throws(
      () => verifySignature(-8, ed448.publicKey, data, sign(null, data, ed448.privateKey)),
      refused('alg_mismatch'),
    );
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    assert.throws(
      () => verifySignature(-257, pss.publicKey, data, sign('sha256', data, pss.privateKey)),
      refused('alg_mismatch'),
    );
  });

  test('an algorithm that is not in the table is refused', async () => {
    assert.throws(
      () => verifySignature(-65000, pairs.RS256.publicKey, data, new Uint8Array(256)),
      refused('alg_unsupported'),
    );
    await assert.rejects(
      verifySignaturePooled(0, pairs.RS256.publicKey, data, new Uint8Array(256)),
      refused('alg_unsupported'),
    );
  });

  test('ES256: a signature in another encoding, or with r or s out of range, is refused', async () => {
    const { publicKey } = pairs.ES256;
    const trailing = Uint8Array.of(...signed(pairs.ES256), 0);
    assert.throws(() => verifySignature(-7, publicKey, data, trailing), refused('bad_signature_encoding'));
    await assert.rejects(verifySignaturePooled(-7, publicKey, data, trailing), refused('bad_signature_encoding'));
    assert.throws(
      () => verifySignature(-7, publicKey, data, sequence(integer(0), integer(1))),
      refused('bad_signature'),
    );
  });

  test('ES256: a high s is as good as a low one', () => {
    const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const { publicKey, privateKey } = pairs.ES256;
    const raw = sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('hex');
    const [r, s] = [BigInt(`0x${raw.slice(0, 64)}`), BigInt(`0x${raw.slice(64)}`)];
    assert.equal(verifySignature(-7, publicKey, data, sequence(integer(r), integer(s))), true);
    assert.equal(verifySignature(-7, publicKey, data, sequence(integer(r), integer(n - s))), true);
  });

  test('EdDSA: a signature of 63 or 65 bytes is refused', () => {
    const signature = signed(pairs.EdDSA);
    for (const bytes of [signature.subarray(1), Uint8Array.of(...signature, 0)]) {
      assert.throws(() => verifySignature(-8, pairs.EdDSA.publicKey, data, bytes), refused('bad_signature'));
    }
  });

  test('RS256: a signature that is not as long as the modulus is refused (RFC 8017 §8.2.2)', () => {
    const signature = signed(pairs.RS256);
    for (const bytes of [signature.subarray(1), Uint8Array.of(0, ...signature), new Uint8Array()]) {
      assert.throws(() => verifySignature(-257, pairs.RS256.publicKey, data, bytes), refused('bad_signature'));
    }
    assert.equal(verifySignature(-257, pairs.RS256.publicKey, data, new Uint8Array(256).fill(255)), false);
  });

  test('RS256: keys whose length is not a multiple of 8 bits verify', () => {
    const odd = rs256Pair(2052);
    assert.equal(verifySignature(-257, parseCoseKey(odd.cose), data, signed(odd)), true);
  });
});

describe('keys of certificates (§8.2)', () => {
  const spki = ({ publicKey }: KeyPair): Uint8Array =>
    new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));

  test('verify what their private half signed', () => {
    for (const [name, pair] of Object.entries(all)) {
      const key = importCertificateKey(pair.alg, spki(pair));
      assert.equal(verifySignature(pair.alg, key, data, signedBy(name, pair, data)), true, name);
    }
  });

  test('are refused where the statement names another algorithm', () => {
    assert.throws(() => importCertificateKey(-7, spki(pairs.RS256)), refused('attestation_alg'));
    assert.throws(() => importCertificateKey(-257, spki(pairs.ES256)), refused('attestation_alg'));
    assert.throws(() => importCertificateKey(-65535, spki(pairs.ES256)), refused('attestation_alg'));
    assert.throws(() => importCertificateKey(-35, spki(pairs.ES256)), refused('attestation_alg'));
    assert.throws(() => importCertificateKey(-48, spki(all['ML-DSA-65'] ?? pairs.ES256)), refused('attestation_alg'));
    assert.throws(() => importCertificateKey(-65000, spki(pairs.ES256)), refused('alg_unsupported'));
  });

  test('are refused where the platform does not take them', () => {
    for (const bytes of [new Uint8Array(), spki(pairs.ES256).subarray(1), spki(pairs.ES256).fill(9, 30)]) {
      assert.throws(() => importCertificateKey(-7, bytes), refused('bad_attestation'));
      assert.throws(() => importCertificateKey(-7, bytes, 'attestation_cert'), refused('attestation_cert'));
    }
  });
});

describe('SHA-256', () => {
  test("is the platform's, as plain bytes", () => {
    const hash = sha256(data);
    assert.deepEqual(Buffer.from(hash), createHash('sha256').update(data).digest());
    assert.equal(Object.getPrototypeOf(hash), Uint8Array.prototype);
  });
});
