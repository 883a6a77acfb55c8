import { decodeBase64url } from '../bytes/base64url.ts';
import type { JsonObject } from '../json/value.ts';
import { refuse } from '../refusals/refusal.ts';

/**
 * The members of client data that a ceremony reads (§5.8.1), each judged where the ceremony reads it: no coercion, and a
 * missing member that is required is as wrong as one of another type.
 */

/** @throws Refusal wrong_type */
export function checkType(clientData: JsonObject, type: 'webauthn.create' | 'webauthn.get'): void {
  if (clientData.get('type') !== type) refuse('wrong_type', `type of the client data is not ${type}`);
}

/**
 * The challenge as bytes. Text that is not the one base64url encoding of them cannot equal that of a challenge.
 * @throws Refusal bad_client_data, challenge_mismatch
 */
export function readChallenge(clientData: JsonObject): Uint8Array {
  const text = clientData.get('challenge');
  if (typeof text !== 'string') refuse('bad_client_data', 'challenge of the client data is not a string');
  return decodeBase64url(text, 'challenge_mismatch');
}

/** @throws Refusal bad_client_data */
export function readOrigin(clientData: JsonObject): string {
  const origin = clientData.get('origin');
  return typeof origin === 'string' ? origin : refuse('bad_client_data', 'origin of the client data is not a string');
}

/**
 * Whether the client ran in a frame that is not same-origin with its ancestors; false where it does not say.
 * @throws Refusal bad_client_data
 */
export function readCrossOrigin(clientData: JsonObject): boolean {
  const crossOrigin = clientData.get('crossOrigin');
  if (crossOrigin === undefined) return false;
  if (typeof crossOrigin === 'boolean') return crossOrigin;
  return refuse('bad_client_data', 'crossOrigin of the client data is not a boolean');
}

/**
 * The origin of the page around the frame, or null. It may be there only in a cross-origin frame.
 * @throws Refusal bad_client_data, top_origin
 */
export function readTopOrigin(clientData: JsonObject, crossOrigin: boolean): string | null {
  const topOrigin = clientData.get('topOrigin');
  if (topOrigin === undefined) return null;
  if (typeof topOrigin !== 'string') refuse('bad_client_data', 'topOrigin of the client data is not a string');
  if (!crossOrigin) refuse('top_origin', 'topOrigin without crossOrigin');
  return topOrigin;
}
