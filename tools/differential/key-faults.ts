import { createPublicKey } from 'node:crypto';
import type { JsonWebKeyInput } from 'node:crypto';
import { isSoundPoint } from './edwards-point.ts';
import { findAlgorithm } from '../../packages/webauthn/src/cose/algorithms.ts';

/** Key type, and labels of all parameters that a COSE key of that type has (RFC 9052 §7.1, RFC 9053 §7, RFC 8230 §4). */
const kinds: Readonly<Record<string, { readonly kty: number; readonly labels: readonly number[] }>> = {
  EC2: { kty: 2, labels: [1, 3, -1, -2, -3] },
  OKP: { kty: 1, labels: [1, 3, -1, -2] },
  RSA: { kty: 3, labels: [1, 3, -1, -2] },
  AKP: { kty: 7, labels: [1, 3, -1] },
};
const curves: Readonly<Record<number, string>> = {
  1: 'P-256',
  2: 'P-384',
  3: 'P-521',
  6: 'Ed25519',
  7: 'Ed448',
  8: 'secp256k1',
};

/** Whether a COSE key is something else than one sound public key of its algorithm: asked of the platform, not of our parser. */
export function isUnsoundKey(value: unknown): boolean {
  if (!(value instanceof Map)) return true;
  const alg: unknown = value.get(3);
  const algorithm = typeof alg === 'number' ? findAlgorithm(alg) : undefined;
  if (algorithm === undefined) return true;
  const { kty, labels } = kinds[algorithm.kty] ?? { kty: 0, labels: [] };
  if (value.get(1) !== kty || value.size !== labels.length || !labels.every((label) => value.has(label))) return true;
  if (algorithm.crv !== null && value.get(-1) !== algorithm.crv) return true;
  return !isImportable(algorithm.kty, value) || isWeakRsa(algorithm.kty, value) || isNoPoint(algorithm.kty, value);
}

function isImportable(kty: string, key: ReadonlyMap<unknown, unknown>): boolean {
  const text = (label: number): string => {
    const bytes = key.get(label);
    return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64url') : '';
  };
  const crv = curves[Number(key.get(-1))] ?? '';
  const forms: Readonly<Record<string, JsonWebKeyInput['key']>> = {
    EC2: { kty: 'EC', crv, x: text(-2), y: text(-3) },
    OKP: { kty: 'OKP', crv, x: text(-2) },
    RSA: { kty: 'RSA', n: text(-1), e: text(-2) },
  };
  try {
    createPublicKey({ key: forms[kty] ?? {}, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/** The platform takes every modulus and exponent; sizes, leading zeros and evenness are ours to judge. */
function isWeakRsa(kty: string, key: ReadonlyMap<unknown, unknown>): boolean {
  if (kty !== 'RSA') return false;
  const [n, e] = [key.get(-1), key.get(-2)];
  if (!(n instanceof Uint8Array) || !(e instanceof Uint8Array)) return true;
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  const isEven = ((n.at(-1) ?? 0) & 1) === 0 || ((e.at(-1) ?? 0) & 1) === 0;
  return (
    bits < 2048 ||
    bits > 8192 ||
    isEven ||
    n[0] === 0 ||
    e[0] === 0 ||
    e.length > 4 ||
    (e.length === 1 && (e[0] ?? 0) < 3)
  );
}

/** The platform takes every x of a key on an Edwards curve. */
function isNoPoint(kty: string, key: ReadonlyMap<unknown, unknown>): boolean {
  const x = key.get(-2);
  return kty === 'OKP' && !(x instanceof Uint8Array && isSoundPoint(Number(key.get(-1)), x));
}
