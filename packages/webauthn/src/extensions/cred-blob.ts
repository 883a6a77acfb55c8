import { readSignedBoolean, readSignedBytes } from './authenticator-output.ts';
import { readOutputBoolean, readOutputBytes } from './client-output.ts';
import type { Extension } from './extension.ts';
import { checkBoolean, writeBytes } from './input.ts';

/** Credential blob (CTAP, credBlob): a few bytes kept inside a credential. What the client says of them, the authenticator signed. */
export const credBlob: Extension = {
  id: 'credBlob',
  anchor: 'CTAP, credBlob',
  meaning: 'a few bytes kept in the credential, written once',
  registration: {
    write: (inputs) => {
      if (inputs.credBlob === undefined) return {};
      const blob = writeBytes(inputs.credBlob, 'extensions.credBlob');
      if (blob === '') throw new TypeError('extensions.credBlob has no bytes');
      return { credBlob: blob };
    },
    client: [{ name: 'credBlob', read: (output) => judged(readOutputBoolean(output)) }],
    authenticator: [{ name: 'credBlob', read: (output) => ({ credBlob: readSignedBoolean(output) }) }],
  },
  authentication: {
    write: (inputs) =>
      inputs.credBlob === undefined ? {} : { getCredBlob: checkBoolean(inputs.credBlob, 'extensions.credBlob') },
    client: [{ name: 'getCredBlob', read: (output) => judged(readOutputBytes(output)) }],
    authenticator: [{ name: 'credBlob', read: (output) => ({ credBlob: readSignedBytes(output) }) }],
  },
};

/** The authenticator's word is taken, not the client's copy of it. */
function judged(_output: unknown): Record<never, never> {
  return {};
}
