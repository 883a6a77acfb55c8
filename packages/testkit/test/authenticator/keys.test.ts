import assert from 'node:assert/strict';
import { constants, verify } from 'node:crypto';
import { describe, it } from 'node:test';
import { KEY_MAKERS } from '../../src/authenticator/keys/algorithms.ts';
import { P384, P521 } from '../../src/authenticator/keys/curves.ts';
import { ecdsaKeyOf } from '../../src/authenticator/keys/ecdsa.ts';
import { ES256 } from '../../src/authenticator/keys/es256.ts';
import type { SigningKey } from '../../src/authenticator/keys/signing-key.ts';
import { createSeed } from '../../src/authenticator/seed.ts';
import { bytesAt } from '../../src/catalogue/public-key/row.ts';
import { COSE } from '../../src/encoding/cose-key.ts';

const DATA = new TextEncoder().encode('sample');
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

/** How the platform is told to verify: hash and padding, by algorithm; what is not here needs neither. */
const HASHES = new Map([
  ...[-7, -9, -257, -37, -47].map((alg) => [alg, 'sha256'] as const),
  ...[-35, -51, -258, -38].map((alg) => [alg, 'sha384'] as const),
  ...[-36, -52, -259, -39].map((alg) => [alg, 'sha512'] as const),
  [-65_535, 'sha1'],
]);

function verifies({ alg, publicKey: key }: SigningKey, signature: Uint8Array): boolean {
  const isPss = [-37, -38, -39].includes(alg);
  return verify(HASHES.get(alg) ?? null, DATA, isPss ? { key, ...PSS } : key, signature);
}

describe('signing keys', () => {
  it('are made for every algorithm of WebAuthn, and RS1; for ML-DSA where the runtime has it', () => {
    const always = [-7, -9, -35, -51, -36, -52, -47, -8, -19, -53, -257, -258, -259, -37, -38, -39, -65_535];
    assert.deepEqual(
      [...KEY_MAKERS.keys()].filter((alg) => !(alg <= -48 && alg >= -50)),
      always,
    );
  });

  for (const [alg, make] of KEY_MAKERS) {
    it(`of algorithm ${alg} come from their seed and sign as the platform verifies`, () => {
      const key = make(createSeed('a'), 'credential');
      const signature = key.sign(DATA);
      assert.equal(key.alg, alg);
      assert.equal(key.cose.get(COSE.alg), alg);
      assert.ok(verifies(key, signature));
      assert.deepEqual(make(createSeed('a'), 'credential').cose, key.cose);
      assert.deepEqual(make(createSeed('a'), 'credential').sign(DATA), signature);
      assert.notDeepEqual(make(createSeed('b'), 'credential').cose, key.cose);
      assert.notDeepEqual(make(createSeed('a'), 'other').cose, key.cose);
    });

    it(`of algorithm ${alg} write the public key of the platform into the COSE key`, () => {
      const { cose, publicKey } = make(createSeed('a'), 'credential');
      const text = (label: number): string => Buffer.from(bytesAt(cose, label)).toString('base64url');
      const jwk = publicKey.export({ format: 'jwk' });
      const members = {
        [COSE.okp]: () => [[text(COSE.x)], [jwk.x]],
        [COSE.ec2]: () => [
          [text(COSE.x), text(COSE.y)],
          [jwk.x, jwk.y],
        ],
        [COSE.rsa]: () => [
          [text(COSE.n), text(COSE.e)],
          [jwk.n, jwk.e],
        ],
        [COSE.akp]: () => [[text(COSE.pub)], [Reflect.get(jwk, 'pub')]],
      };
      const [written, ofPlatform] = members[cose.get(COSE.kty) as keyof typeof members]();
      assert.deepEqual(written, ofPlatform);
      if (cose.get(COSE.kty) === COSE.rsa) assert.equal(publicKey.asymmetricKeyDetails?.modulusLength, 2048);
    });
  }

  it('of ECDSA sign and verify many messages on every curve', () => {
    for (const alg of [-7, -35, -36, -47]) {
      const key = KEY_MAKERS.get(alg)?.(createSeed('many'), `credential ${alg}`);
      assert.ok(key);
      for (let count = 0; count < 10; count += 1) {
        const data = Uint8Array.of(count);
        assert.ok(verify(HASHES.get(alg), data, key.publicKey, key.sign(data)));
      }
    }
  });
});

/** r and s of RFC 6979 appendix A.2, by message. */
const NONCE_VECTORS = [
  {
    algorithm: ES256,
    secret: 0xc9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721n,
    signatures: {
      sample: [
        'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
        'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
      ],
      test: [
        'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367',
        '019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083',
      ],
    },
  },
  {
    algorithm: { name: 'es384', alg: -35, curve: P384, hash: 'sha384' },
    secret: 0x6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5n,
    signatures: {
      sample: [
        '94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46',
        '99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8',
      ],
    },
  },
  {
    algorithm: { name: 'es512', alg: -36, curve: P521, hash: 'sha512' },
    secret:
      0xfad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538n,
    signatures: {
      sample: [
        'c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa',
        '617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a',
      ],
    },
  },
] as const;

describe('nonces of ECDSA (RFC 6979)', () => {
  for (const { algorithm, secret, signatures } of NONCE_VECTORS) {
    for (const [message, [r, s]] of Object.entries(signatures)) {
      it(`of ${algorithm.curve.jwk} sign "${message}" as appendix A.2 says`, () => {
        const signature = Buffer.from(ecdsaKeyOf(algorithm, secret).sign(new TextEncoder().encode(message)));
        assert.ok(signature.toString('hex').includes(r), 'r');
        assert.ok(signature.toString('hex').endsWith(s), 's');
      });
    }
  }
});
