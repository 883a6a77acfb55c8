import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Curve } from '../authenticator/keys/curves.ts';
import { pointOf } from '../authenticator/keys/ecdsa.ts';
import type { EdwardsCurve } from '../authenticator/keys/eddsa.ts';
import { derInteger, derOctetString, derOid, derSequence } from '../encoding/der.ts';
import { integerToBytes } from '../encoding/integers.ts';

/** The base point of a curve: a valid point, of the wrong curve where another is asked for. */
export function basePoint(curve: Curve): { x: Uint8Array; y: Uint8Array } {
  return pointOf(curve, 1n);
}

/** A valid public key of Ed25519 or X25519 (32 bytes), or Ed448 (57 bytes). */
export function octetPublicKey(curve: 'ed25519' | 'ed448' | 'x25519'): Uint8Array {
  const oids = { x25519: '1.3.101.110', ed25519: '1.3.101.112', ed448: '1.3.101.113' };
  const length = curve === 'ed448' ? 57 : 32;
  const secret = derOctetString(derOctetString(new Uint8Array(length).fill(7)));
  const key = Buffer.from(derSequence(derInteger(0n), derSequence(derOid(oids[curve])), secret));
  const spki = createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' })).export({
    format: 'der',
    type: 'spki',
  });
  return new Uint8Array(spki.subarray(-length));
}

/**
 * A point whose x coordinate is small, so that x + p fits a coordinate and is the same point, not canonical. All these primes are
 * 3 modulo 4, so that roots are powers.
 */
export function pointBeyondPrime({ prime, a, b, size }: Curve): { x: Uint8Array; y: Uint8Array } {
  for (let x = 1n; ; x += 1n) {
    const square = positive(x ** 3n + a * x + b, prime);
    const y = power(square, (prime + 1n) / 4n, prime);
    if ((y * y) % prime === square) return { x: integerToBytes(x + prime, size), y: integerToBytes(y, size) };
  }
}

/** A point that is not of small order, with y + p written for y. */
export function edwardsPointBeyondPrime(curve: EdwardsCurve): Uint8Array {
  return integerToBytes(smallY(curve, true) + curve.prime, curve.size).reverse();
}

/** Canonical bytes that are no point. */
export function edwardsPointOffCurve(curve: EdwardsCurve): Uint8Array {
  return integerToBytes(smallY(curve, false), curve.size).reverse();
}

/** The least y above 1 that some point has, or that none has: x² = (y² - 1) / (d y² - a) has to be a square. */
function smallY({ prime, a, d }: EdwardsCurve, onCurve: boolean): bigint {
  for (let y = 2n; ; y += 1n) {
    const inverse = power(positive(d * y * y - a, prime), prime - 2n, prime);
    const isSquare = power(positive((y * y - 1n) * inverse, prime), (prime - 1n) / 2n, prime) === 1n;
    if (isSquare === onCurve) return y;
  }
}

/** The canonical encodings of the points whose order divides the cofactor: each y with either sign of x that it has. */
export function smallOrderPoints({ prime, size, eighth }: EdwardsCurve): readonly Uint8Array[] {
  const encoded = (y: bigint, sign: 0 | 0x80): Uint8Array => {
    const bytes = integerToBytes(y, size).reverse();
    return bytes.with(-1, (bytes.at(-1) ?? 0) | sign);
  };
  const bothSigns = [0n, ...(eighth === null ? [] : [eighth, prime - eighth])];
  return [encoded(1n, 0), encoded(prime - 1n, 0), ...bothSigns.flatMap((y) => [encoded(y, 0), encoded(y, 0x80)])];
}

function positive(value: bigint, prime: bigint): bigint {
  return ((value % prime) + prime) % prime;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
