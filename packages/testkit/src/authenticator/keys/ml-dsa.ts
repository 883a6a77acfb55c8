import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { concatBytes } from '../../encoding/bytes.ts';
import { akpKey } from '../../encoding/cose-key.ts';
import { der, derInteger, derOctetString, derOid, derSequence } from '../../encoding/der.ts';
import type { Seed } from '../seed.ts';
import { mlDsaSigner } from './ml-dsa-sign.ts';
import type { MlDsaNumbers, MlDsaSigner } from './ml-dsa-sign.ts';
import type { SigningKey } from './signing-key.ts';

/** A parameter set of ML-DSA: its COSE identifier, its OID (RFC 9881 §2), and the bytes of a public key (FIPS 204, table 2). */
export interface MlDsaAlgorithm {
  readonly name: string;
  readonly alg: number;
  readonly oid: string;
  readonly keySize: number;
  readonly numbers: MlDsaNumbers;
}

/** Whether this runtime can make such keys. */
export const RUNTIME_HAS_ML_DSA: boolean = isKnown();

/** An ML-DSA key from a seed. It signs messages as they are, with an empty context. */
export function makeMlDsaKey(algorithm: MlDsaAlgorithm, seed: Seed, label: string): SigningKey {
  const { alg, oid, keySize } = algorithm;
  const privateKey = createPrivateKey(pkcs8(oid, seed.bytes(`${label} ml-dsa ${alg}`, 32)));
  const publicKey = createPublicKey(privateKey);
  return {
    alg,
    cose: akpKey(alg, publicBytes(publicKey, keySize)),
    privateKey,
    publicKey,
    sign: (data) => signerOf(algorithm, privateKey)(concatBytes(Uint8Array.of(0, 0), data)),
  };
}

/** What signs as that key, in whatever form a message is given to it. */
export function signerOf({ numbers, keySize }: MlDsaAlgorithm, privateKey: KeyObject): MlDsaSigner {
  const secret: unknown = Reflect.get(privateKey.export({ format: 'jwk' }), 'priv');
  if (typeof secret !== 'string') throw new TypeError('a private key without its seed');
  const known = signers.get(secret);
  if (known !== undefined) return known;
  const seed = new Uint8Array(Buffer.from(secret, 'base64url'));
  const signer = mlDsaSigner(numbers, seed, publicBytes(createPublicKey(privateKey), keySize));
  if (signers.size >= signersAtMost) signers.clear();
  signers.set(secret, signer);
  return signer;
}

/** By the seed of the key, which is a parameter set's own: a catalogue makes the same key many times. */
const signers = new Map<string, MlDsaSigner>();
const signersAtMost = 64;

function publicBytes(publicKey: KeyObject, keySize: number): Uint8Array {
  return new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-keySize));
}

/** PrivateKeyInfo with the seed alone (RFC 9881 §6). */
function pkcs8(oid: string, secret: Uint8Array): { key: Buffer; format: 'der'; type: 'pkcs8' } {
  const bytes = derSequence(derInteger(0n), derSequence(derOid(oid)), derOctetString(der(0x80, secret)));
  return { key: Buffer.from(bytes), format: 'der', type: 'pkcs8' };
}

function isKnown(): boolean {
  try {
    return createPrivateKey(pkcs8('2.16.840.1.101.3.4.3.17', new Uint8Array(32))).asymmetricKeyType === 'ml-dsa-44';
  } catch {
    return false;
  }
}
