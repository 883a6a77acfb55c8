import { concatBytes } from '../bytes/concat.ts';
import { readUnsigned } from '../bytes/integer.ts';
import type { CborMap } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CoseAlgorithm } from './algorithms.ts';
import { findWeierstrassCurve } from './curves.ts';
import type { WeierstrassCurve } from './curves.ts';
import { bytesParameter, integerParameter, label, requireOnly } from './labels.ts';

/**
 * An EC2 key (RFC 9053 §7.1.1, RFC 8812 §3.1): the curve that its algorithm prescribes, an uncompressed point on it (§5.8.5).
 * @returns DER SubjectPublicKeyInfo
 * @throws Refusal `alg_curve`, `bad_key`
 */
export function parseEc2(parameters: CborMap, algorithm: CoseAlgorithm): Uint8Array {
  const curve = findWeierstrassCurve(algorithm.crv);
  if (integerParameter(parameters, label.crv) !== algorithm.crv || curve === undefined) {
    return refuse('alg_curve', 'an EC2 key on another curve than its algorithm has');
  }
  requireOnly(parameters, [label.kty, label.alg, label.crv, label.x, label.y]);
  const x = bytesParameter(parameters, label.x);
  const y = bytesParameter(parameters, label.y);
  if (x.length !== curve.size || y.length !== curve.size) refuse('bad_key', 'an EC2 coordinate of another length');
  if (!isOnCurve(readUnsigned(x), readUnsigned(y), curve)) refuse('bad_key', 'an EC2 point that is not on its curve');
  return concatBytes(curve.spkiPrefix, x, y);
}

/** (0, 0), by which some encodings mean infinity, does not satisfy the equation, as b is not 0. */
function isOnCurve(x: bigint, y: bigint, { p, a, b }: WeierstrassCurve): boolean {
  if (x >= p || y >= p) return false;
  return (y * y - (x * x + a) * x - b) % p === 0n;
}
