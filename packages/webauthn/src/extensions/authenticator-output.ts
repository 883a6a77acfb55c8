import { copyBytes } from '../bytes/copy.ts';
import type { CborValue } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';

/** Readers of authenticator extension outputs (§9.5). */

/** @throws Refusal bad_extensions */
export function readSignedBoolean(output: CborValue): boolean {
  return typeof output === 'boolean'
    ? output
    : refuse('bad_extensions', 'an authenticator extension output is not a boolean');
}

/** @throws Refusal bad_extensions */
export function readSignedBytes(output: CborValue): Uint8Array {
  return output instanceof Uint8Array
    ? copyBytes(output)
    : refuse('bad_extensions', 'an authenticator extension output is not a byte string');
}
