import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import type { RefusalCode } from '../../src/refusals/codes.ts';
import { changed, parametersOf } from '../encoding/changed-key.ts';
import { fromHex } from '../encoding/hex.ts';
import { eddsaPair, es256Pair, pairOf, rs256Pair } from '../encoding/keys.ts';
import { refused } from '../refused.ts';

const pairs = { ES256: es256Pair(), EdDSA: eddsaPair(), RS256: rs256Pair() };
const ec2 = parametersOf(pairs.ES256.cose);
const okp = parametersOf(pairs.EdDSA.cose);
const rsa = parametersOf(pairs.RS256.cose);
const [x = new Uint8Array(), y = new Uint8Array()] = ec2.slice(3).map(([, value]) => value as Uint8Array);

function refuses(cases: Record<string, [Uint8Array, RefusalCode]>): void {
  for (const [name, [bytes, code]] of Object.entries(cases)) {
    test(`refuses ${name}: ${code}`, () => {
      assert.throws(() => parseCoseKey(bytes), refused(code));
    });
  }
}

describe('EC2 keys (§5.8.5, RFC 9053 §7.1.1)', () => {
  const p = fromHex('ffffffff00000001000000000000000000000000ffffffffffffffffffffffff');
  /** x = 0 has a point on P-256; its y is the square root of b. */
  const rootOfB = fromHex('66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4');
  const flipped = y.map((byte, at) => (at === 31 ? byte ^ 1 : byte));

  test('the point with x = 0 is a point like any other', () => {
    const key = parseCoseKey(changed(ec2, { [-2]: new Uint8Array(32), [-3]: rootOfB }));
    assert.doesNotThrow(() => createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' }));
  });

  test('agrees with the platform on which points are on the curve', () => {
    for (let bit = 0; bit < 256; bit += 5) {
      const other = y.slice();
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.throws(() => parseCoseKey(changed(ec2, { [-3]: other })), refused('bad_key'));
    }
  });

  refuses({
    'P-384 with ES256': [changed(ec2, { [-1]: 2 }), 'alg_curve'],
    'secp256k1 with ES256': [changed(ec2, { [-1]: 8 }), 'alg_curve'],
    'no curve': [changed(ec2, { [-1]: undefined }), 'bad_key'],
    'a curve as text': [changed(ec2, { [-1]: 'P-256' }), 'bad_key'],
    'a compressed point': [changed(ec2, { [-3]: true }), 'bad_key'],
    'no y': [changed(ec2, { [-3]: undefined }), 'bad_key'],
    'no x': [changed(ec2, { [-2]: undefined }), 'bad_key'],
    'x as text': [changed(ec2, { [-2]: 'x' }), 'bad_key'],
    'x of 31 bytes': [changed(ec2, { [-2]: x.subarray(1) }), 'bad_key'],
    'x of 33 bytes': [changed(ec2, { [-2]: Uint8Array.of(0, ...x) }), 'bad_key'],
    'y of 31 bytes': [changed(ec2, { [-3]: y.subarray(1) }), 'bad_key'],
    'y of 33 bytes': [changed(ec2, { [-3]: Uint8Array.of(0, ...y) }), 'bad_key'],
    'a point off the curve': [changed(ec2, { [-3]: flipped }), 'bad_key'],
    '(0, 0)': [changed(ec2, { [-2]: new Uint8Array(32), [-3]: new Uint8Array(32) }), 'bad_key'],
    'x and y swapped': [changed(ec2, { [-2]: y, [-3]: x }), 'bad_key'],
    'x = p, which is 0 once more': [changed(ec2, { [-2]: p, [-3]: rootOfB }), 'bad_key'],
    'y of all ones': [changed(ec2, { [-3]: new Uint8Array(32).fill(255) }), 'bad_key'],
  });

  test('coordinates so small that adding p still fits are taken as they are, and refused with p added', () => {
    const xToFive = fromHex('d7325d7646cd60d80a92738ceb345f844cffaf35841022cab176f692de8de1d7');
    const five = Uint8Array.of(...new Uint8Array(31), 5);
    const fivePlusP = fromHex('ffffffff00000001000000000000000000000001000000000000000000000004');
    assert.doesNotThrow(() => parseCoseKey(changed(ec2, { [-2]: xToFive, [-3]: five })));
    assert.throws(() => parseCoseKey(changed(ec2, { [-2]: xToFive, [-3]: fivePlusP })), refused('bad_key'));
  });
});

describe('OKP keys (RFC 8032 §5.1)', () => {
  const ed = (hex: string): Uint8Array => changed(okp, { [-2]: fromHex(hex) });

  refuses({
    'Ed448 with EdDSA': [changed(okp, { [-1]: 7 }), 'alg_curve'],
    'X25519 with EdDSA': [changed(okp, { [-1]: 4 }), 'alg_curve'],
    'no curve': [changed(okp, { [-1]: undefined }), 'bad_key'],
    'no x': [changed(okp, { [-2]: undefined }), 'bad_key'],
    'x of 31 bytes': [changed(okp, { [-2]: new Uint8Array(31).fill(9) }), 'bad_key'],
    'x of 33 bytes': [changed(okp, { [-2]: new Uint8Array(33).fill(9) }), 'bad_key'],
    'x as an array of numbers': [changed(okp, { [-2]: [...new Uint8Array(32).fill(9)] }), 'bad_key'],
    'y = p + 3, another writing of 3': [ed(`f0${'ff'.repeat(30)}7f`), 'bad_key'],
    'y = 2^255 − 1': [ed(`${'ff'.repeat(31)}7f`), 'bad_key'],
    'y = 2, to which there is no x': [ed(`02${'00'.repeat(31)}`), 'bad_key'],
  });

  test('y = 3 is a point', () => {
    assert.doesNotThrow(() => parseCoseKey(ed(`03${'00'.repeat(31)}`)));
  });

  /** Every encoding that decodes to one of the 8 points of small order, canonical or not. */
  const smallOrder = [
    `00${'00'.repeat(30)}00`,
    `00${'00'.repeat(30)}80`,
    `01${'00'.repeat(30)}00`,
    `01${'00'.repeat(30)}80`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    `ec${'ff'.repeat(30)}7f`,
    `ec${'ff'.repeat(30)}ff`,
    `ed${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}ff`,
    `ee${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}ff`,
  ];
  for (const hex of smallOrder) {
    test(`refuses the small-order point ${hex}: weak_key`, () => {
      assert.throws(() => parseCoseKey(ed(hex)), refused('weak_key'));
    });
  }

  test('refuses the malformed Ed25519 key of Firefox 117, which has text for numbers', () => {
    const bytes = fromHex(`a3 01 634f4b50 03 27 20 6745643235353139 21 98 20 ${'09'.repeat(32)}`);
    assert.throws(() => parseCoseKey(bytes), refused('cbor_trailing'));
    assert.throws(() => parseCoseKey(Uint8Array.of(0xa4, ...bytes.subarray(1))), refused('bad_key'));
  });
});

describe('Ed448 keys (RFC 8032 §5.2)', () => {
  const parameters = parametersOf(pairOf('Ed448').cose);
  const ed = (hex: string): Uint8Array => changed(parameters, { [-2]: fromHex(hex) });
  const [given = new Uint8Array()] = parameters.slice(3).map(([, value]) => value as Uint8Array);
  const ff = 'ff'.repeat(28);

  test('many fresh ones are taken', () => {
    for (let count = 0; count < 50; count++) assert.doesNotThrow(() => parseCoseKey(pairOf('Ed448').cose));
  });

  test('y = 3 is a point, with either sign', () => {
    assert.doesNotThrow(() => parseCoseKey(ed(`03${'00'.repeat(56)}`)));
    assert.doesNotThrow(() => parseCoseKey(ed(`03${'00'.repeat(55)}80`)));
  });

  /** p is ff × 28, fe, ff × 27 in this order of bytes. */
  refuses({
    'Ed25519 with Ed448': [changed(parameters, { [-1]: 6 }), 'alg_curve'],
    'X448 with Ed448': [changed(parameters, { [-1]: 5 }), 'alg_curve'],
    'no x': [changed(parameters, { [-2]: undefined }), 'bad_key'],
    'x of 56 bytes': [changed(parameters, { [-2]: given.subarray(1) }), 'bad_key'],
    'x of 58 bytes': [changed(parameters, { [-2]: Uint8Array.of(...given, 0) }), 'bad_key'],
    'y = p + 3, another writing of 3': [ed(`02${'00'.repeat(27)}${ff}01`), 'bad_key'],
    'y = 2^448 − 1': [ed(`${'ff'.repeat(56)}00`), 'bad_key'],
    'y with a bit above 448': [changed(parameters, { [-2]: given.with(-1, (given.at(-1) ?? 0) | 0x01) }), 'bad_key'],
    'y with the highest bit but the sign': [
      changed(parameters, { [-2]: given.with(-1, (given.at(-1) ?? 0) | 0x40) }),
      'bad_key',
    ],
    'y = 2, to which there is no x': [ed(`02${'00'.repeat(56)}`), 'bad_key'],
  });

  /** Every encoding that decodes to one of the 4 points of small order, canonical or not. */
  const smallOrder = [
    ...['00', '01'].flatMap((y) => ['00', '80'].map((sign) => `${y}${'00'.repeat(55)}${sign}`)),
    ...['fe', 'ff'].flatMap((y) => ['00', '80'].map((sign) => `${y}${'ff'.repeat(27)}fe${'ff'.repeat(27)}${sign}`)),
    ...['00', '80'].map((sign) => `${'00'.repeat(28)}${ff}${sign}`),
  ];
  for (const hex of smallOrder) {
    test(`refuses the small-order point ${hex}: weak_key`, () => {
      assert.throws(() => parseCoseKey(ed(hex)), refused('weak_key'));
    });
  }

  test('agrees with the square root on which y have an x', () => {
    const p = (1n << 448n) - (1n << 224n) - 1n;
    const power = (base: bigint, exponent: bigint): bigint => {
      let [result, square] = [1n, ((base % p) + p) % p];
      for (let rest = exponent; rest > 0n; rest >>= 1n) {
        if (rest & 1n) result = (result * square) % p;
        square = (square * square) % p;
      }
      return result;
    };
    for (let y = 2n; y < 40n; y++) {
      // RFC 8032 §5.2.3: x² = (y² − 1) / (d·y² − 1), and the candidate root is its (p + 1) / 4th power.
      const square = ((y * y - 1n) * power(-39081n * y * y - 1n, p - 2n)) % p;
      const root = power(square, (p + 1n) / 4n);
      const isPoint = (root * root - square) % p === 0n;
      const key = ed(`${y.toString(16).padStart(2, '0')}${'00'.repeat(56)}`);
      if (isPoint) assert.doesNotThrow(() => parseCoseKey(key), `${y}`);
      else assert.throws(() => parseCoseKey(key), refused('bad_key'), `${y}`);
    }
  });
});

describe('EC2 keys of the other curves (§5.8.5, RFC 8812 §3.1)', () => {
  const curves = [
    ['ES384', 48, (1n << 384n) - (1n << 128n) - (1n << 96n) + (1n << 32n) - 1n],
    ['ES512', 66, (1n << 521n) - 1n],
    ['ES256K', 32, (1n << 256n) - (1n << 32n) - 977n],
  ] as const;

  for (const [name, size, p] of curves) {
    const parameters = parametersOf(pairOf(name).cose);
    const [px = new Uint8Array(), py = new Uint8Array()] = parameters.slice(3).map(([, value]) => value as Uint8Array);
    const beyond = fromHex((p + 1n).toString(16).padStart(size * 2, '0'));

    test(`${name}: many fresh ones are taken, as the platform imports them`, () => {
      for (let count = 0; count < 20; count++) {
        const pair = pairOf(name);
        const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
        assert.deepEqual(Buffer.from(parseCoseKey(pair.cose).spki), spki);
      }
    });

    test(`${name}: agrees with the platform on which points are on the curve`, () => {
      for (let bit = 0; bit < 64; bit += 5) {
        const at = size - 1 - (bit >> 3);
        const other = py.with(at, (py[at] ?? 0) ^ (1 << (bit & 7)));
        assert.throws(() => parseCoseKey(changed(parameters, { [-3]: other })), refused('bad_key'));
      }
    });

    refuses({
      [`${name} with P-256`]: [changed(parameters, { [-1]: 1 }), 'alg_curve'],
      [`${name} on a curve that nobody has`]: [changed(parameters, { [-1]: 9 }), 'alg_curve'],
      [`${name} with a compressed point`]: [changed(parameters, { [-3]: true }), 'bad_key'],
      [`${name} with x a byte short`]: [changed(parameters, { [-2]: px.subarray(1) }), 'bad_key'],
      [`${name} with x a byte long`]: [changed(parameters, { [-2]: Uint8Array.of(0, ...px) }), 'bad_key'],
      [`${name} with y a byte short`]: [changed(parameters, { [-3]: py.subarray(1) }), 'bad_key'],
      [`${name} with (0, 0)`]: [
        changed(parameters, { [-2]: new Uint8Array(size), [-3]: new Uint8Array(size) }),
        'bad_key',
      ],
      [`${name} with x = p + 1`]: [changed(parameters, { [-2]: beyond }), 'bad_key'],
      [`${name} with y = p + 1`]: [changed(parameters, { [-3]: beyond }), 'bad_key'],
    });
  }

  test('secp256k1: x + p of a point is refused, though it is that point modulo p', () => {
    const p = curves[2][2];
    const parameters = parametersOf(pairOf('ES256K').cose);
    // x = 1: y² = 8.
    const y = fromHex('4218f20ae6c646b363db68605822fb14264ca8d2587fdd6fbc750d587e76a7ee');
    const one = Uint8Array.of(...new Uint8Array(31), 1);
    assert.doesNotThrow(() => parseCoseKey(changed(parameters, { [-2]: one, [-3]: y })));
    const beyond = fromHex((p + 1n).toString(16));
    assert.throws(() => parseCoseKey(changed(parameters, { [-2]: beyond, [-3]: y })), refused('bad_key'));
  });
});

describe('AKP keys (draft-ietf-cose-dilithium)', () => {
  for (const [name, size] of [
    ['ML-DSA-44', 1312],
    ['ML-DSA-65', 1952],
    ['ML-DSA-87', 2592],
  ] as const) {
    const pair = pairOf(name);
    const parameters = parametersOf(pair.cose);

    test(`${name}: takes every public key of its length`, () => {
      const { spki } = parseCoseKey(changed(parameters, { [-1]: new Uint8Array(size).fill(0xff) }));
      assert.doesNotThrow(() => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }));
    });

    refuses({
      [`${name} a byte short`]: [changed(parameters, { [-1]: new Uint8Array(size - 1) }), 'bad_key'],
      [`${name} a byte long`]: [changed(parameters, { [-1]: new Uint8Array(size + 1) }), 'bad_key'],
      [`${name} without public key`]: [changed(parameters, { [-1]: undefined }), 'bad_key'],
      [`${name} with a text`]: [changed(parameters, { [-1]: 'pub' }), 'bad_key'],
      [`${name} with its seed`]: [changed(parameters, { [-2]: new Uint8Array(32) }), 'bad_key'],
      [`${name} as OKP`]: [changed(parameters, { 1: 1 }), 'alg_kty'],
    });
  }
});

describe('RSA keys (RFC 8230 §4)', () => {
  const [n = new Uint8Array()] = rsa.slice(2).map(([, value]) => value as Uint8Array);
  const odd = (length: number, first: number): Uint8Array =>
    Uint8Array.of(first, ...new Uint8Array(length - 2).fill(0xa5), 1);
  const withModulus = (modulus: Uint8Array): Uint8Array => changed(rsa, { [-1]: modulus });
  const withExponent = (hex: string): Uint8Array => changed(rsa, { [-2]: fromHex(hex) });

  for (const [name, key] of Object.entries({
    'a modulus of 2048 bits': withModulus(odd(256, 0x80)),
    'a modulus of 8192 bits': withModulus(odd(1024, 0xff)),
    'a modulus whose top bit is not at the start of a byte': withModulus(odd(257, 0x01)),
    'exponent 3': withExponent('03'),
    'exponent 65537': withExponent('010001'),
    'exponent 2^32 − 1': withExponent('ffffffff'),
  })) {
    test(`takes ${name}, as a key that the platform imports`, () => {
      const { spki } = parseCoseKey(key);
      const imported = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      assert.deepEqual(imported.export({ format: 'der', type: 'spki' }), Buffer.from(spki));
    });
  }

  test('takes a product of two Mersenne primes', () => {
    const product = ((1n << 2203n) - 1n) * ((1n << 2281n) - 1n);
    const hex = product.toString(16);
    assert.doesNotThrow(() => parseCoseKey(withModulus(fromHex(hex.padStart(hex.length + (hex.length % 2), '0')))));
  });

  refuses({
    'a modulus of 512 bits': [withModulus(odd(64, 0xff)), 'weak_key'],
    'a modulus of 1024 bits': [withModulus(odd(128, 0xff)), 'weak_key'],
    'a modulus of 2047 bits': [withModulus(odd(256, 0x7f)), 'weak_key'],
    'a modulus of 8193 bits': [withModulus(odd(1025, 0x01)), 'weak_key'],
    'an even modulus': [withModulus(n.map((byte, at) => (at === n.length - 1 ? byte & 0xfe : byte))), 'weak_key'],
    'the modulus zero': [withModulus(new Uint8Array(256)), 'weak_key'],
    'a modulus with a leading zero': [withModulus(Uint8Array.of(0, ...n)), 'bad_key'],
    'a modulus without bytes': [withModulus(new Uint8Array()), 'bad_key'],
    'no modulus': [changed(rsa, { [-1]: undefined }), 'bad_key'],
    'a modulus as an integer': [changed(rsa, { [-1]: 7 }), 'bad_key'],
    'exponent 0': [withExponent('00'), 'weak_key'],
    'exponent 1': [withExponent('01'), 'weak_key'],
    'an even exponent': [withExponent('010000'), 'weak_key'],
    'exponent 2^32 + 1': [withExponent('0100000001'), 'weak_key'],
    'an exponent with a leading zero': [withExponent('00010001'), 'bad_key'],
    'an exponent without bytes': [withExponent(''), 'bad_key'],
    'no exponent': [changed(rsa, { [-2]: undefined }), 'bad_key'],
  });
});
