import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { akpKey } from '../../encoding/cose-key.ts';
import { der, derInteger, derOctetString, derOid, derSequence } from '../../encoding/der.ts';
import type { Seed } from '../seed.ts';
import type { SigningKey } from './signing-key.ts';

/** A parameter set of ML-DSA: its COSE identifier, its OID (RFC 9881 §2), and the bytes of a public key (FIPS 204, table 2). */
export interface MlDsaAlgorithm {
  readonly name: string;
  readonly alg: number;
  readonly oid: string;
  readonly keySize: number;
}

/** Whether this runtime can make such keys. */
export const RUNTIME_HAS_ML_DSA: boolean = isKnown();

/**
 * An ML-DSA key from a seed. The key is the seed's; its signatures are not the same twice, for the platform draws randomness into
 * each.
 */
export function makeMlDsaKey({ alg, oid, keySize }: MlDsaAlgorithm, seed: Seed, label: string): SigningKey {
  const privateKey = createPrivateKey(pkcs8(oid, seed.bytes(`${label} ml-dsa ${alg}`, 32)));
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    alg,
    cose: akpKey(alg, new Uint8Array(spki.subarray(-keySize))),
    privateKey,
    publicKey,
    sign: (data) => new Uint8Array(sign(null, data, privateKey)),
  };
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
