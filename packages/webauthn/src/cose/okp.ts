import { concatBytes } from '../bytes/concat.ts';
import { readUnsigned } from '../bytes/integer.ts';
import type { CborMap } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CoseAlgorithm } from './algorithms.ts';
import { ed25519 } from './curves.ts';
import { isEd25519Y, smallOrderY } from './ed25519-point.ts';
import { bytesParameter, integerParameter, label, requireOnly } from './labels.ts';

/**
 * An OKP key (RFC 9053 §7.2) on Ed25519: a canonical encoding (RFC 8032 §5.1.3) of a point outside the small subgroup,
 * with which one signature would verify for every message.
 * @returns DER SubjectPublicKeyInfo
 * @throws Refusal `alg_curve`, `bad_key`, `weak_key`
 */
export function parseOkp(parameters: CborMap, algorithm: CoseAlgorithm): Uint8Array {
  if (integerParameter(parameters, label.crv) !== algorithm.crv) {
    refuse('alg_curve', 'an OKP key on another curve than its algorithm has');
  }
  requireOnly(parameters, [label.kty, label.alg, label.crv, label.x]);
  const x = bytesParameter(parameters, label.x);
  if (x.length !== ed25519.size) refuse('bad_key', 'an Ed25519 key of another length');
  // The top bit is the sign of the x coordinate; the rest is y, little-endian.
  const y = readUnsigned(x.toReversed()) & ((1n << 255n) - 1n);
  if (smallOrderY.has(y % ed25519.p)) refuse('weak_key', 'an Ed25519 point of small order');
  if (y >= ed25519.p) refuse('bad_key', 'an Ed25519 point that is not encoded canonically');
  if (!isEd25519Y(y)) refuse('bad_key', 'an Ed25519 point that is not on its curve');
  return concatBytes(ed25519.spkiPrefix, x);
}
