import { refuse } from '../refusals/refusal.ts';
import type { Envelope } from './envelope.ts';
import { readEnvelope } from './envelope.ts';
import type { Members } from './members.ts';
import { readBytes, readMembers, readOptionalBytes } from './members.ts';

/** AuthenticationResponseJSON (§5.1), read. */
export interface AuthenticationResponse extends Envelope {
  readonly authenticatorData: Uint8Array;
  readonly signature: Uint8Array;
  /** 1 to 64 bytes; null where the authenticator gave none. */
  readonly userHandle: Uint8Array | null;
}

/**
 * Reads an authentication response.
 * @throws Refusal bad_shape
 */
export function readAuthenticationResponse(value: unknown): AuthenticationResponse {
  const credential = readMembers(value, 'the response');
  const response = readMembers(credential['response'], 'response');
  const envelope = readEnvelope(credential, response);
  return {
    id: envelope.id,
    rawIdText: envelope.rawIdText,
    rawId: envelope.rawId,
    authenticatorAttachment: envelope.authenticatorAttachment,
    clientExtensionResults: envelope.clientExtensionResults,
    clientDataJSON: envelope.clientDataJSON,
    authenticatorData: readBytes(response, 'authenticatorData'),
    signature: readBytes(response, 'signature'),
    userHandle: readUserHandle(response),
  };
}

/** §5.4.3: a user handle has 1 to 64 bytes. Some clients write empty text where there is none. */
function readUserHandle(response: Members): Uint8Array | null {
  const userHandle = readOptionalBytes(response, 'userHandle');
  if (userHandle === null || userHandle.length === 0) return null;
  if (userHandle.length > 64) refuse('bad_shape', 'userHandle has more than 64 bytes');
  return userHandle;
}
