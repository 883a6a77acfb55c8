import type { JsonValue } from '../json/value.ts';

/** A signature algorithm of JWS (RFC 7518 §3.1). */
export interface JwsAlgorithm {
  /** The value of `alg`, matched case-sensitively. */
  readonly name: string;
  /** The COSE algorithm identifier of the same algorithm. */
  readonly cose: number;
  /** How its signature is written: as COSE has it, or r and s one after the other (RFC 7518 §3.4). */
  readonly signature: 'as-cose' | 'raw-ecdsa';
}

/** The table of those that are taken. `none` and the keyed hashes are not in it. */
const algorithms: readonly JwsAlgorithm[] = [
  { name: 'RS256', cose: -257, signature: 'as-cose' },
  { name: 'ES256', cose: -7, signature: 'raw-ecdsa' },
];

/** The row of an algorithm, or undefined where it is not taken. */
export function findJwsAlgorithm(name: JsonValue | undefined): JwsAlgorithm | undefined {
  return algorithms.find((row) => row.name === name);
}
