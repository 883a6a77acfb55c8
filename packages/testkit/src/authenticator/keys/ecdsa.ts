import { createECDH, createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { ec2Key } from '../../encoding/cose-key.ts';
import { encodeEcdsaSignature } from '../../encoding/ecdsa-signature.ts';
import { integerFromBytes, integerToBytes } from '../../encoding/integers.ts';
import type { Seed } from '../seed.ts';
import type { Curve } from './curves.ts';
import { bitLength, deterministicNonces, leftmostBits } from './deterministic-nonce.ts';
import { modularInverse } from './modular-inverse.ts';
import type { SigningKey } from './signing-key.ts';

/** An ECDSA algorithm: its COSE identifier and what it is bound to. */
export interface EcdsaAlgorithm {
  readonly name: string;
  readonly alg: number;
  readonly curve: Curve;
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

/** A key of an ECDSA algorithm from a seed. */
export function makeEcdsaKey(algorithm: EcdsaAlgorithm, seed: Seed, label: string): SigningKey {
  const { size, order, jwk } = algorithm.curve;
  for (let attempt = 0; ; attempt += 1) {
    const secret = leftmostBits(seed.bytes(`${label} ${jwk} ${attempt}`, size), bitLength(order));
    if (secret > 0n && secret < order) return ecdsaKeyOf(algorithm, secret);
  }
}

/** A key from its secret scalar, 1 to n-1. */
export function ecdsaKeyOf(algorithm: EcdsaAlgorithm, secret: bigint): SigningKey {
  const { alg, curve } = algorithm;
  const point = pointOf(curve, secret);
  const jwk = {
    kty: 'EC',
    crv: curve.jwk,
    x: encodeBase64url(point.x),
    y: encodeBase64url(point.y),
    d: encodeBase64url(integerToBytes(secret, curve.size)),
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    alg,
    cose: ec2Key(alg, curve.crv, point.x, point.y),
    privateKey,
    publicKey: createPublicKey(privateKey),
    sign: (data) => signEcdsa(algorithm, secret, data),
  };
}

/** A multiple of the base point. The platform multiplies: it is the public key of the scalar. */
export function pointOf(curve: Curve, scalar: bigint): { x: Uint8Array; y: Uint8Array } {
  const ecdh = createECDH(curve.platform);
  ecdh.setPrivateKey(integerToBytes(scalar, curve.size));
  const point = new Uint8Array(ecdh.getPublicKey());
  return { x: point.slice(1, 1 + curve.size), y: point.slice(1 + curve.size) };
}

/** ECDSA with the nonce of RFC 6979: `crypto.sign` draws a random one, and a seed could not give the same bytes twice. */
function signEcdsa({ curve, hash }: EcdsaAlgorithm, secret: bigint, data: Uint8Array): Uint8Array {
  const { order } = curve;
  const digest = new Uint8Array(createHash(hash).update(data).digest());
  const message = leftmostBits(digest, bitLength(order));
  for (const nonce of deterministicNonces(secret, digest, order, hash)) {
    const r = integerFromBytes(pointOf(curve, nonce).x) % order;
    const s = (modularInverse(nonce, order) * (message + r * secret)) % order;
    if (r !== 0n && s !== 0n) return encodeEcdsaSignature(r, s);
  }
  throw new Error('unreachable: the nonces never end');
}
