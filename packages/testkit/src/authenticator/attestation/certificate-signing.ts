import { der, derInteger, derOid, derSequence } from '../../encoding/der.ts';
import type { SigningKey } from '../keys/signing-key.ts';

const NULL = der(0x05);
const MGF1 = '1.2.840.113549.1.1.8';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA384 = '2.16.840.1.101.3.4.2.2';
const SHA512 = '2.16.840.1.101.3.4.2.3';

/** COSE algorithm identifier to the AlgorithmIdentifier of certificates that such a key signs. */
const ALGORITHMS: ReadonlyMap<number, Uint8Array> = new Map([
  ...rows('1.2.840.10045.4.3.2', [-7, -9, -47]),
  ...rows('1.2.840.10045.4.3.3', [-35, -51]),
  ...rows('1.2.840.10045.4.3.4', [-36, -52]),
  ...rows('1.3.101.112', [-8, -19]),
  ...rows('1.3.101.113', [-53]),
  ...rows('1.2.840.113549.1.1.11', [-257], NULL),
  ...rows('1.2.840.113549.1.1.12', [-258], NULL),
  ...rows('1.2.840.113549.1.1.13', [-259], NULL),
  ...rows('1.2.840.113549.1.1.5', [-65_535], NULL),
  ...rows('1.2.840.113549.1.1.10', [-37], pssParameters(SHA256, 32n)),
  ...rows('1.2.840.113549.1.1.10', [-38], pssParameters(SHA384, 48n)),
  ...rows('1.2.840.113549.1.1.10', [-39], pssParameters(SHA512, 64n)),
  ...rows('2.16.840.1.101.3.4.3.17', [-48]),
  ...rows('2.16.840.1.101.3.4.3.18', [-49]),
  ...rows('2.16.840.1.101.3.4.3.19', [-50]),
]);

/** The AlgorithmIdentifier of a certificate that this key signs; throws a TypeError where certificates know no such one. */
export function certificateAlgorithmOf({ alg }: SigningKey): Uint8Array {
  const algorithm = ALGORITHMS.get(alg);
  if (algorithm === undefined) throw new TypeError(`no certificate is signed with ${alg}`);
  return algorithm;
}

function rows(oid: string, algs: readonly number[], ...parameters: readonly Uint8Array[]): [number, Uint8Array][] {
  return algs.map((alg) => [alg, derSequence(derOid(oid), ...parameters)]);
}

/** RSASSA-PSS-params (RFC 4055 §3.1) with one hash for the message and the mask. */
function pssParameters(hash: string, saltLength: bigint): Uint8Array {
  const named = derSequence(derOid(hash), NULL);
  return derSequence(der(0xa0, named), der(0xa1, derSequence(derOid(MGF1), named)), der(0xa2, derInteger(saltLength)));
}
