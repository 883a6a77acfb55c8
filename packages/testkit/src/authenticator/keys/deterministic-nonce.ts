import { createHmac } from 'node:crypto';
import { concatBytes } from '../../encoding/bytes.ts';
import { integerFromBytes, integerToBytes } from '../../encoding/integers.ts';

/** The nonces of RFC 6979 §3.2 for SHA-256 and a 256-bit order, one after another. */
export function* deterministicNonces(secret: bigint, digest: Uint8Array, order: bigint): Generator<bigint> {
  const input = concatBytes(integerToBytes(secret, 32), integerToBytes(integerFromBytes(digest) % order, 32));
  let key: Uint8Array = new Uint8Array(32);
  let value: Uint8Array = new Uint8Array(32).fill(1);
  for (const separator of [0, 1]) {
    key = hmac(key, concatBytes(value, Uint8Array.of(separator), input));
    value = hmac(key, value);
  }
  for (;;) {
    value = hmac(key, value);
    const nonce = integerFromBytes(value);
    if (nonce > 0n && nonce < order) yield nonce;
    key = hmac(key, concatBytes(value, Uint8Array.of(0)));
    value = hmac(key, value);
  }
}

function hmac(key: Uint8Array, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(data).digest());
}
