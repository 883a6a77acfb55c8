import { createHmac } from 'node:crypto';
import { concatBytes } from '../../encoding/bytes.ts';
import { integerFromBytes, integerToBytes } from '../../encoding/integers.ts';

/**
 * The nonces of RFC 6979 §3.2, one after another.
 * @param digest the message's, by `hash`
 */
export function* deterministicNonces(
  secret: bigint,
  digest: Uint8Array,
  order: bigint,
  hash: string,
): Generator<bigint> {
  const bits = bitLength(order);
  const size = Math.ceil(bits / 8);
  const input = concatBytes(integerToBytes(secret, size), integerToBytes(leftmostBits(digest, bits) % order, size));
  const hmac = (key: Uint8Array, data: Uint8Array): Uint8Array =>
    new Uint8Array(createHmac(hash, key).update(data).digest());
  let key: Uint8Array = new Uint8Array(digest.length);
  let value: Uint8Array = new Uint8Array(digest.length).fill(1);
  for (const separator of [0, 1]) {
    key = hmac(key, concatBytes(value, Uint8Array.of(separator), input));
    value = hmac(key, value);
  }
  for (;;) {
    let drawn: Uint8Array = new Uint8Array(0);
    while (drawn.length * 8 < bits) {
      value = hmac(key, value);
      drawn = concatBytes(drawn, value);
    }
    const nonce = leftmostBits(drawn, bits);
    if (nonce > 0n && nonce < order) yield nonce;
    key = hmac(key, concatBytes(value, Uint8Array.of(0)));
    value = hmac(key, value);
  }
}

/** bits2int of RFC 6979 §2.3.2, which ECDSA applies to digests too: at most that many bits, from the left. */
export function leftmostBits(bytes: Uint8Array, bits: number): bigint {
  return integerFromBytes(bytes) >> BigInt(Math.max(0, bytes.length * 8 - bits));
}

/** Bits of a positive integer. */
export function bitLength(value: bigint): number {
  return value.toString(2).length;
}
