import { refuse } from '../refusals/refusal.ts';
import type { CborMap } from '../cbor/value.ts';

/** Labels of COSE_Key parameters (RFC 9052 §7.1, RFC 9053 §7, RFC 8230 §4, draft-ietf-cose-dilithium §3). */
export const label = { kty: 1, alg: 3, crv: -1, x: -2, y: -3, n: -1, e: -2, pub: -1 } as const;

/**
 * Refuses any parameter beside those named: §6.5.2 forbids optional ones, and a private one has no business here.
 * @throws Refusal `bad_key`
 */
export function requireOnly(parameters: CborMap, labels: readonly number[]): void {
  if (parameters.size !== labels.length || !labels.every((name) => parameters.has(name))) {
    refuse('bad_key', 'a COSE key with a parameter missing or too many');
  }
}

/**
 * A parameter that is a byte string.
 * @throws Refusal `bad_key`
 */
export function bytesParameter(parameters: CborMap, name: number): Uint8Array {
  const value = parameters.get(name);
  if (value instanceof Uint8Array) return value;
  return refuse('bad_key', 'a COSE key parameter that should be a byte string is not');
}

/**
 * A parameter that is an integer of ordinary size.
 * @throws Refusal `bad_key`
 */
export function integerParameter(parameters: CborMap, name: number): number {
  const value = parameters.get(name);
  if (typeof value === 'number') return value;
  return refuse('bad_key', 'a COSE key parameter that should be an integer is not');
}
