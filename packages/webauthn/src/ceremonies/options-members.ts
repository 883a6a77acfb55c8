import { encodeBase64url } from '../bytes/base64url.ts';
import type { PublicKeyCredentialDescriptorJSON, PublicKeyCredentialHint } from '../public-key-credential/json.ts';
import { isValidRpId } from './rp-id.ts';

/** A credential to list in the options; transports tell the client where to look for it (§5.8.3). */
export interface CredentialDescriptor {
  readonly id: Uint8Array;
  readonly transports: readonly string[];
}

/** UserVerificationRequirement and ResidentKeyRequirement (§5.4.6, §5.8.6). Clients would pass over other text in silence. */
export const requirements = ['required', 'preferred', 'discouraged'] as const;

const hintValues: readonly PublicKeyCredentialHint[] = ['security-key', 'client-device', 'hybrid'];

/** §5.8.7. @throws TypeError */
export function writeHints(hints: readonly PublicKeyCredentialHint[]): PublicKeyCredentialHint[] {
  return hints.map((hint) => checkOneOf(hint, hintValues, 'hints'));
}

/** @throws TypeError where a challenge is guessable (§13.4.3: 16 bytes at least) */
export function writeChallenge(challenge: Uint8Array): string {
  if (!(challenge instanceof Uint8Array) || challenge.length < 16) {
    throw new TypeError('challenge has less than 16 bytes');
  }
  return encodeBase64url(challenge);
}

/** @throws TypeError */
export function checkRpId(rpId: string): string {
  if (typeof rpId !== 'string' || !isValidRpId(rpId)) throw new TypeError('the RP ID is not a valid domain');
  return rpId;
}

/** @throws TypeError */
export function checkTimeout(timeout: number): number {
  if (!Number.isSafeInteger(timeout) || timeout <= 0 || timeout > 0xffff_ffff) {
    throw new TypeError('timeout is not a number of milliseconds');
  }
  return timeout;
}

/** @throws TypeError */
export function checkOneOf<Value extends string>(value: Value, values: readonly Value[], name: string): Value {
  if (!values.includes(value)) throw new TypeError(`${name} is not one of ${values.join(', ')}`);
  return value;
}

/** @throws TypeError where an id has not 1 to 1023 bytes, or the transports are not those of a list */
export function writeDescriptors(
  credentials: readonly CredentialDescriptor[],
  name: string,
): PublicKeyCredentialDescriptorJSON[] {
  return credentials.map(({ id, transports }) => {
    if (!(id instanceof Uint8Array) || id.length === 0 || id.length > 1023) {
      throw new TypeError(`${name} holds an id that has not 1 to 1023 bytes`);
    }
    if (!Array.isArray(transports)) throw new TypeError(`${name} holds transports that are no list; none are []`);
    const descriptor: PublicKeyCredentialDescriptorJSON = { type: 'public-key', id: encodeBase64url(id) };
    // An empty list is left away: some clients read it as "nowhere".
    return transports.length === 0 ? descriptor : { ...descriptor, transports: [...transports] };
  });
}
