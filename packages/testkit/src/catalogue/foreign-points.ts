import { createECDH, createPrivateKey, createPublicKey } from 'node:crypto';
import { P256 } from '../authenticator/keys/curves.ts';
import { derInteger, derOctetString, derOid, derSequence } from '../encoding/der.ts';
import { integerToBytes } from '../encoding/integers.ts';

/** The base point of P-384: a valid point of the wrong curve. */
export function p384Point(): { x: Uint8Array; y: Uint8Array } {
  const ecdh = createECDH('secp384r1');
  ecdh.setPrivateKey(integerToBytes(1n, 48));
  const point = ecdh.getPublicKey();
  return { x: new Uint8Array(point.subarray(1, 49)), y: new Uint8Array(point.subarray(49)) };
}

/** A valid public key of Ed448 (57 bytes) or X25519 (32 bytes). */
export function octetPublicKey(curve: 'ed448' | 'x25519'): Uint8Array {
  const [oid, length] = curve === 'ed448' ? (['1.3.101.113', 57] as const) : (['1.3.101.110', 32] as const);
  const secret = derOctetString(derOctetString(new Uint8Array(length).fill(7)));
  const key = Buffer.from(derSequence(derInteger(0n), derSequence(derOid(oid)), secret));
  const spki = createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' })).export({
    format: 'der',
    type: 'spki',
  });
  return new Uint8Array(spki.subarray(-length));
}

/** A point of P-256 whose x coordinate is small, so that x + p fits 32 bytes and is the same point, not canonical. */
export function p256PointBeyondPrime(): { x: Uint8Array; y: Uint8Array } {
  const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
  for (let x = 1n; ; x += 1n) {
    const square = (x ** 3n - 3n * x + b) % P256.prime;
    const y = power(square, (P256.prime + 1n) / 4n, P256.prime);
    if ((y * y) % P256.prime === square) return { x: integerToBytes(x + P256.prime, 32), y: integerToBytes(y, 32) };
  }
}

const ED25519_PRIME = 2n ** 255n - 19n;

/** A point of Ed25519 that is not of small order, with y + p written for y. */
export function ed25519BeyondPrime(): Uint8Array {
  return integerToBytes(smallY(true) + ED25519_PRIME, 32).reverse();
}

/** 32 canonical bytes that are no point of Ed25519. */
export function ed25519OffCurve(): Uint8Array {
  return integerToBytes(smallY(false), 32).reverse();
}

/** The least y above 1 that some point has, or that none has: x² = (y² - 1) / (d y² + 1) has to be a square. */
function smallY(onCurve: boolean): bigint {
  const d = -121_665n * power(121_666n, ED25519_PRIME - 2n, ED25519_PRIME);
  for (let y = 2n; ; y += 1n) {
    const ratio = (y * y - 1n) * power(positive(d * y * y + 1n), ED25519_PRIME - 2n, ED25519_PRIME);
    const isSquare = power(positive(ratio), (ED25519_PRIME - 1n) / 2n, ED25519_PRIME) === 1n;
    if (isSquare === onCurve) return y;
  }
}

function positive(value: bigint): bigint {
  return ((value % ED25519_PRIME) + ED25519_PRIME) % ED25519_PRIME;
}

/** The encodings of small order points of Ed25519 (8 torsion points, by their y), canonical ones. */
export const SMALL_ORDER_POINTS: readonly string[] = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
];

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
