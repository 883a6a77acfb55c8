import { concatBytes } from '../bytes/concat.ts';
import { readUnsigned } from '../bytes/integer.ts';
import type { CborMap } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CoseAlgorithm } from './algorithms.ts';
import { findEdwardsCurve } from './edwards-curves.ts';
import type { EdwardsCurve } from './edwards-curves.ts';
import { isEdwardsY } from './edwards-point.ts';
import { bytesParameter, integerParameter, label, requireOnly } from './labels.ts';

/**
 * An OKP key (RFC 9053 §7.2) on the curve that its algorithm prescribes: a canonical encoding (RFC 8032 §5.1.3, §5.2.3) of a
 * point outside the small subgroup.
 * @returns DER SubjectPublicKeyInfo
 * @throws Refusal `alg_curve`, `bad_key`, `weak_key`
 */
export function parseOkp(parameters: CborMap, algorithm: CoseAlgorithm): Uint8Array {
  const curve = findEdwardsCurve(algorithm.crv);
  if (integerParameter(parameters, label.crv) !== algorithm.crv || curve === undefined) {
    return refuse('alg_curve', 'an OKP key on another curve than its algorithm has');
  }
  requireOnly(parameters, [label.kty, label.alg, label.crv, label.x]);
  const x = bytesParameter(parameters, label.x);
  if (x.length !== curve.size) refuse('bad_key', 'an Edwards point of another length');
  checkY(readY(x), curve);
  return concatBytes(curve.spkiPrefix, x);
}

/** The top bit is the sign of the x coordinate; the rest is y, little-endian. */
function readY(point: Uint8Array): bigint {
  return readUnsigned(point.toReversed()) & ((1n << BigInt(point.length * 8 - 1)) - 1n);
}

function checkY(y: bigint, curve: EdwardsCurve): void {
  if (curve.smallOrderY.has(y % curve.p)) refuse('weak_key', 'an Edwards point of small order');
  if (y >= curve.p) refuse('bad_key', 'an Edwards point that is not encoded canonically');
  if (!isEdwardsY(y, curve)) refuse('bad_key', 'an Edwards point that is not on its curve');
}
