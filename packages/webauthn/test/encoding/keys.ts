import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { coseKey } from './cbor.ts';

/** A key pair of the platform's, and its public half as a COSE_Key. */
export interface KeyPair {
  alg: number;
  publicKey: KeyObject;
  privateKey: KeyObject;
  cose: Uint8Array;
}

export function es256Pair(): KeyPair {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = pair.publicKey.export({ format: 'jwk' });
  return { alg: -7, ...pair, cose: coseKey([1, 2], [3, -7], [-1, 1], [-2, decode(x)], [-3, decode(y)]) };
}

export function eddsaPair(): KeyPair {
  const pair = generateKeyPairSync('ed25519');
  const { x } = pair.publicKey.export({ format: 'jwk' });
  return { alg: -8, ...pair, cose: coseKey([1, 1], [3, -8], [-1, 6], [-2, decode(x)]) };
}

export function rs256Pair(modulusLength: number = 2048): KeyPair {
  const pair = generateKeyPairSync('rsa', { modulusLength });
  const { n, e } = pair.publicKey.export({ format: 'jwk' });
  return { alg: -257, ...pair, cose: coseKey([1, 3], [3, -257], [-1, decode(n)], [-2, decode(e)]) };
}

function decode(member: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(member ?? '', 'base64url'));
}
