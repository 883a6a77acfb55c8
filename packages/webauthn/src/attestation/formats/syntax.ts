import type { CborMap, CborValue } from '../../cbor/value.ts';
import { refuse } from '../../refusals/refusal.ts';

/** DER, the attestation certificate first. */
export type Certificates = readonly [leaf: Uint8Array, ...others: Uint8Array[]];

const certificatesAtMost = 8;

/**
 * attStmt as a map that holds no other members than these.
 * @throws Refusal bad_attestation_object, bad_attestation
 */
export function readMembers(statement: CborValue, names: readonly string[]): CborMap {
  if (!(statement instanceof Map)) refuse('bad_attestation_object', 'attStmt is not a map');
  for (const key of statement.keys()) {
    if (typeof key !== 'string' || !names.includes(key)) refuse('bad_attestation', 'attStmt has an unknown member');
  }
  return statement;
}

/** A member that is a byte string. @throws Refusal bad_attestation */
export function readBytes(members: CborMap, name: string): Uint8Array {
  const value = members.get(name);
  return value instanceof Uint8Array ? value : refuse('bad_attestation', 'a member of attStmt is not a byte string');
}

/** The member alg. @throws Refusal bad_attestation */
export function readAlg(members: CborMap): number {
  const alg = members.get('alg');
  if (typeof alg !== 'number') refuse('bad_attestation', 'alg of the statement is not a COSE algorithm identifier');
  return alg;
}

/** The member x5c: 1 to 8 byte strings, not yet parsed. @throws Refusal bad_attestation */
export function readX5c(members: CborMap): Certificates {
  const x5c = members.get('x5c');
  if (!Array.isArray(x5c) || x5c.length > certificatesAtMost) {
    refuse('bad_attestation', 'x5c is not an array of a few certificates');
  }
  const [leaf, ...others] = x5c.map((der) =>
    der instanceof Uint8Array ? der : refuse('bad_attestation', 'x5c holds something else than byte strings'),
  );
  return leaf === undefined ? refuse('bad_attestation', 'x5c is empty') : [leaf, ...others];
}
