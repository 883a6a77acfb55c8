import { decodeBase64url } from '../bytes/base64url.ts';
import { refuse } from '../refusals/refusal.ts';
import type { Members } from './members.ts';
import { readAttachment, readBytes, readMembers, readText } from './members.ts';

/** What both kinds of response have in common (§5.1, PublicKeyCredential as JSON). */
export interface Envelope {
  /** As received: text that nobody judged yet. */
  readonly id: string;
  /** As received: the base64url encoding of `rawId`, for there is only one. */
  readonly rawIdText: string;
  readonly rawId: Uint8Array;
  /** §5.1 `authenticatorAttachment`; null where the client did not say. */
  readonly authenticatorAttachment: string | null;
  /** As received, not yet read; empty where the client left it out. */
  readonly clientExtensionResults: unknown;
  /** clientDataJSON as received: these bytes are hashed. */
  readonly clientDataJSON: Uint8Array;
}

/** @throws Refusal bad_shape */
export function readEnvelope(credential: Members, response: Members): Envelope {
  if (credential['type'] !== 'public-key') refuse('bad_shape', 'type is not public-key');
  const rawIdText = readText(credential, 'rawId');
  return {
    id: readText(credential, 'id'),
    rawIdText,
    rawId: decodeBase64url(rawIdText),
    authenticatorAttachment: readAttachment(credential),
    clientExtensionResults: readExtensionResults(credential),
    clientDataJSON: readBytes(response, 'clientDataJSON'),
  };
}

/** Some native bridges leave the member out, and a relying party may ignore extensions (§9): absent is empty. */
function readExtensionResults(credential: Members): Members {
  const results = credential['clientExtensionResults'];
  return results === undefined ? {} : readMembers(results, 'clientExtensionResults');
}
