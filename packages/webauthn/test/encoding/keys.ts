import { constants, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { coseKey } from './cbor.ts';

/** A key pair of the platform's, and its public half as a COSE_Key. */
export interface KeyPair {
  alg: number;
  publicKey: KeyObject;
  privateKey: KeyObject;
  cose: Uint8Array;
}

/** What the platform is told of each algorithm: written down here once more, so that the table is tested against something. */
const made: Readonly<Record<string, { pair: () => KeyPair; hash: string | null; pss?: true }>> = {
  ES256: { pair: () => ecPair(-7, 1, 'P-256'), hash: 'sha256' },
  ESP256: { pair: () => ecPair(-9, 1, 'P-256'), hash: 'sha256' },
  ES384: { pair: () => ecPair(-35, 2, 'P-384'), hash: 'sha384' },
  ESP384: { pair: () => ecPair(-51, 2, 'P-384'), hash: 'sha384' },
  ES512: { pair: () => ecPair(-36, 3, 'P-521'), hash: 'sha512' },
  ESP512: { pair: () => ecPair(-52, 3, 'P-521'), hash: 'sha512' },
  ES256K: { pair: () => ecPair(-47, 8, 'secp256k1'), hash: 'sha256' },
  EdDSA: { pair: () => okpPair(-8, 6, 'ed25519'), hash: null },
  Ed25519: { pair: () => okpPair(-19, 6, 'ed25519'), hash: null },
  Ed448: { pair: () => okpPair(-53, 7, 'ed448'), hash: null },
  RS256: { pair: () => rsaPair(-257), hash: 'sha256' },
  RS384: { pair: () => rsaPair(-258), hash: 'sha384' },
  RS512: { pair: () => rsaPair(-259), hash: 'sha512' },
  PS256: { pair: () => rsaPair(-37), hash: 'sha256', pss: true },
  PS384: { pair: () => rsaPair(-38), hash: 'sha384', pss: true },
  PS512: { pair: () => rsaPair(-39), hash: 'sha512', pss: true },
  RS1: { pair: () => rsaPair(-65535), hash: 'sha1' },
  'ML-DSA-44': { pair: () => akpPair(-48, 'ml-dsa-44'), hash: null },
  'ML-DSA-65': { pair: () => akpPair(-49, 'ml-dsa-65'), hash: null },
  'ML-DSA-87': { pair: () => akpPair(-50, 'ml-dsa-87'), hash: null },
};

export const algorithmNames: readonly string[] = Object.keys(made);

/** A fresh pair of an algorithm, by its name. */
export function pairOf(name: string): KeyPair {
  const row = made[name];
  if (row === undefined) throw new TypeError(`no algorithm ${name}`);
  return row.pair();
}

/** A signature of the algorithm, as the platform makes it. */
export function signedBy(name: string, { privateKey: key }: KeyPair, data: Uint8Array): Uint8Array {
  const { hash = null, pss = false } = made[name] ?? {};
  const told = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return new Uint8Array(sign(hash, data, pss ? { key, ...told } : key));
}

export function es256Pair(): KeyPair {
  return pairOf('ES256');
}

export function eddsaPair(): KeyPair {
  return pairOf('EdDSA');
}

export function rs256Pair(modulusLength: number = 2048): KeyPair {
  return rsaPair(-257, modulusLength);
}

function ecPair(alg: number, crv: number, namedCurve: string): KeyPair {
  const pair = generateKeyPairSync('ec', { namedCurve });
  const { x, y } = pair.publicKey.export({ format: 'jwk' });
  return { alg, ...pair, cose: coseKey([1, 2], [3, alg], [-1, crv], [-2, decode(x)], [-3, decode(y)]) };
}

function okpPair(alg: number, crv: number, type: 'ed25519' | 'ed448'): KeyPair {
  const pair = type === 'ed448' ? generateKeyPairSync('ed448') : generateKeyPairSync('ed25519');
  const { x } = pair.publicKey.export({ format: 'jwk' });
  return { alg, ...pair, cose: coseKey([1, 1], [3, alg], [-1, crv], [-2, decode(x)]) };
}

function rsaPair(alg: number, modulusLength: number = 2048): KeyPair {
  const pair = generateKeyPairSync('rsa', { modulusLength });
  const { n, e } = pair.publicKey.export({ format: 'jwk' });
  return { alg, ...pair, cose: coseKey([1, 3], [3, alg], [-1, decode(n)], [-2, decode(e)]) };
}

function akpPair(alg: number, type: 'ml-dsa-44' | 'ml-dsa-65' | 'ml-dsa-87'): KeyPair {
  const pair = generateKeyPairSync(type);
  const pub: unknown = Reflect.get(pair.publicKey.export({ format: 'jwk' }), 'pub');
  return { alg, ...pair, cose: coseKey([1, 7], [3, alg], [-1, decode(typeof pub === 'string' ? pub : undefined)]) };
}

function decode(member: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(member ?? '', 'base64url'));
}
