import { fromHex } from '../bytes/hex.ts';
import type { CoseAlgorithm } from './algorithms.ts';

/** A parameter set of ML-DSA (FIPS 204 §4). */
export interface MlDsaParameters {
  /** COSE algorithm identifier. */
  readonly id: number;
  /** The platform's name of it. */
  readonly name: string;
  /** Bytes of a public key and of a signature (FIPS 204, table 2). */
  readonly publicKeySize: number;
  readonly signatureSize: number;
  /** DER SubjectPublicKeyInfo up to the public key (RFC 9881). */
  readonly spkiPrefix: Uint8Array;
}

const parameterSets: readonly MlDsaParameters[] = [
  {
    id: -48,
    name: 'ml-dsa-44',
    publicKeySize: 1312,
    signatureSize: 2420,
    spkiPrefix: fromHex('30820532300b06096086480165030403110382052100'),
  },
  {
    id: -49,
    name: 'ml-dsa-65',
    publicKeySize: 1952,
    signatureSize: 3309,
    spkiPrefix: fromHex('308207b2300b0609608648016503040312038207a100'),
  },
  {
    id: -50,
    name: 'ml-dsa-87',
    publicKeySize: 2592,
    signatureSize: 4627,
    spkiPrefix: fromHex('30820a32300b060960864801650304031303820a2100'),
  },
];

/** The parameter set of an algorithm, or undefined. */
export function findMlDsa({ id }: CoseAlgorithm): MlDsaParameters | undefined {
  return parameterSets.find((row) => row.id === id);
}
