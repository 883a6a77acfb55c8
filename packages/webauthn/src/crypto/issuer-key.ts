import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isSoundRsa } from './sound-rsa.ts';

/** The key of a certificate that issued another, imported and found strong enough. */
export type IssuerKey = KeyObject;

const curves: readonly (string | undefined)[] = ['prime256v1', 'secp384r1', 'secp521r1'];
const others: readonly (string | undefined)[] = ['ed25519', 'ed448', 'ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'];

/**
 * Imports the key of an issuer: RSA of 2048 to 8192 bits with an exponent of 3 to 2^32 − 1, ECDSA on P-256, P-384 or P-521,
 * Ed25519, Ed448, ML-DSA.
 * @param spki DER SubjectPublicKeyInfo
 * @returns null where it is none of these, or the platform does not take it
 */
export function importIssuerKey(spki: Uint8Array): IssuerKey | null {
  try {
    const der = Buffer.from(spki.buffer, spki.byteOffset, spki.length);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return isStrong(key) ? key : null;
  } catch {
    return null;
  }
}

function isStrong(key: KeyObject): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ec') return curves.includes(details?.namedCurve);
  return type === 'rsa' || type === 'rsa-pss' ? isSoundRsa(key) : others.includes(type);
}
