import { createECDH, createPrivateKey, createPublicKey } from 'node:crypto';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { COSE, ec2Key } from '../../encoding/cose-key.ts';
import { encodeEcdsaSignature } from '../../encoding/ecdsa-signature.ts';
import { integerFromBytes, integerToBytes } from '../../encoding/integers.ts';
import type { Seed } from '../seed.ts';
import { sha256 } from '../sha256.ts';
import { deterministicNonces } from './deterministic-nonce.ts';
import { modularInverse } from './modular-inverse.ts';
import { P256_ORDER } from './p256.ts';
import type { SigningKey } from './signing-key.ts';

/** An ES256 key (COSE -7) from a seed. */
export function makeEs256Key(seed: Seed, label: string): SigningKey {
  for (let attempt = 0; ; attempt += 1) {
    const secret = integerFromBytes(seed.bytes(`${label} es256 ${attempt}`, 32));
    if (secret > 0n && secret < P256_ORDER) return es256KeyOf(secret);
  }
}

/** An ES256 key from its secret scalar, 1 to n-1. */
export function es256KeyOf(secret: bigint): SigningKey {
  const point = pointOf(secret);
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: encodeBase64url(point.x),
    y: encodeBase64url(point.y),
    d: encodeBase64url(integerToBytes(secret, 32)),
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    alg: -7,
    cose: ec2Key(-7, COSE.p256, point.x, point.y),
    privateKey,
    publicKey: createPublicKey(privateKey),
    sign: (data) => signEs256(secret, data),
  };
}

/** The platform multiplies: the public key of a secret scalar is that multiple of the base point. */
function pointOf(scalar: bigint): { x: Uint8Array; y: Uint8Array } {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(integerToBytes(scalar, 32));
  const point = ecdh.getPublicKey();
  return { x: new Uint8Array(point.subarray(1, 33)), y: new Uint8Array(point.subarray(33)) };
}

/** ECDSA with the nonce of RFC 6979: `crypto.sign` draws a random one, and a seed could not give the same bytes twice. */
function signEs256(secret: bigint, data: Uint8Array): Uint8Array {
  const digest = sha256(data);
  for (const nonce of deterministicNonces(secret, digest, P256_ORDER)) {
    const r = integerFromBytes(pointOf(nonce).x) % P256_ORDER;
    const s = (modularInverse(nonce, P256_ORDER) * (integerFromBytes(digest) + r * secret)) % P256_ORDER;
    if (r !== 0n && s !== 0n) return encodeEcdsaSignature(r, s);
  }
  throw new Error('unreachable: the nonces never end');
}
