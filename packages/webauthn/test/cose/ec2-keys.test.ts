import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { parseCoseKey } from '../../src/cose/parse.ts';
import { changed, parametersOf } from '../encoding/changed-key.ts';
import { fromHex } from '../encoding/hex.ts';
import { pairOf } from '../encoding/keys.ts';
import { refused } from '../refused.ts';
import { refuses } from './refuses.ts';

const ec2 = parametersOf(pairOf('ES256').cose);
const [x = new Uint8Array(), y = new Uint8Array()] = ec2.slice(3).map(([, value]) => value as Uint8Array);

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
