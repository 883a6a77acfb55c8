import { decodeBase64url } from '../bytes/base64url.ts';
import { copyBytes } from '../bytes/copy.ts';
import type { JsonObject, JsonValue } from '../json/value.ts';
import { refuse } from '../refusals/refusal.ts';

/** Readers of client extension outputs (§9.4): what an output is not, it is not coerced into. */

/** @throws Refusal bad_shape */
export function readOutputObject(output: JsonValue): JsonObject {
  return output instanceof Map ? output : refuse('bad_shape', 'a client extension output is not an object');
}

/** @throws Refusal bad_shape */
export function readOutputBoolean(output: JsonValue): boolean {
  return typeof output === 'boolean' ? output : refuse('bad_shape', 'a client extension output is not a boolean');
}

/** Some clients write null for a member that is absent. @throws Refusal bad_shape */
export function readOptionalBoolean(output: JsonValue | undefined): boolean | null {
  return output === undefined || output === null ? null : readOutputBoolean(output);
}

/** An ArrayBuffer in JSON form (§5.1, toJSON), in memory of its own. @throws Refusal bad_shape */
export function readOutputBytes(output: JsonValue | undefined): Uint8Array {
  if (typeof output !== 'string') refuse('bad_shape', 'a client extension output is not base64url text');
  return copyBytes(decodeBase64url(output));
}

/** @throws Refusal bad_shape */
export function readOptionalBytes(output: JsonValue | undefined): Uint8Array | null {
  return output === undefined || output === null ? null : readOutputBytes(output);
}
