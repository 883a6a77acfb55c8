import { copyBytes } from '../bytes/copy.ts';
import { decodeCbor } from '../cbor/decode.ts';
import type { CborMap } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';
import { parseAkp } from './akp.ts';
import { findAlgorithm } from './algorithms.ts';
import type { CoseAlgorithm } from './algorithms.ts';
import { parseEc2 } from './ec2.ts';
import type { CosePublicKey } from './key.ts';
import { integerParameter, label } from './labels.ts';
import { parseOkp } from './okp.ts';
import { parseRsa } from './rsa.ts';

/** The key types: COSE's identifier, and the parser that answers the DER SubjectPublicKeyInfo of a good key. */
const keyTypes: Readonly<
  Record<CosePublicKey['kty'], { id: number; parse: (parameters: CborMap, algorithm: CoseAlgorithm) => Uint8Array }>
> = {
  OKP: { id: 1, parse: parseOkp },
  EC2: { id: 2, parse: parseEc2 },
  RSA: { id: 3, parse: parseRsa },
  AKP: { id: 7, parse: parseAkp },
};

/**
 * Parses a credential public key (§6.5.2, §5.8.5, RFC 9052 §7) and judges it: a key that comes back is sound. Whether the
 * runtime can verify with it, and whether a credential may have it, is for `requireUsable`.
 * @param bytes the COSE_Key in CTAP2 canonical form, nothing after it
 * @throws Refusal `cbor_form` (also a label twice or out of order), `cbor_truncated`, `cbor_trailing`, `cbor_depth`, `bad_key`,
 * `alg_unsupported`, `alg_kty`, `alg_curve`, `weak_key`
 */
export function parseCoseKey(bytes: Uint8Array): CosePublicKey {
  const parameters = decodeCbor(bytes, { keyOrder: 'canonical' });
  if (!(parameters instanceof Map)) return refuse('bad_key', 'a COSE key that is no map');
  const kty = integerParameter(parameters, label.kty);
  const alg = integerParameter(parameters, label.alg);
  const algorithm = findAlgorithm(alg);
  if (algorithm === undefined) return refuse('alg_unsupported', 'a COSE key of an algorithm that is not in the table');
  const keyType = keyTypes[algorithm.kty];
  if (kty !== keyType.id) refuse('alg_kty', 'a COSE key whose type is not that of its algorithm');
  return { alg, kty: algorithm.kty, bytes: copyBytes(bytes), spki: keyType.parse(parameters, algorithm) };
}
