import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import type { ExtensionMaker } from './extension.ts';

/** maxCredBlobLength: what every authenticator with credBlob takes. */
const BYTES_AT_MOST = 32;

/** CTAP, credBlob */
export const credBlob: ExtensionMaker = {
  registration: ({ asked, settings, credential }) => {
    if (asked.credBlob === undefined || !settings.extensions.includes('credBlob')) return {};
    const blob = decodeBase64url(asked.credBlob);
    const kept = blob.length <= BYTES_AT_MOST;
    if (kept) credential.credBlob = blob;
    return { client: { credBlob: kept }, authenticator: { credBlob: kept } };
  },

  authentication: ({ asked, settings, credential }) => {
    if (asked.getCredBlob !== true || !settings.extensions.includes('credBlob')) return {};
    const blob = credential.credBlob ?? new Uint8Array();
    return { client: { getCredBlob: encodeBase64url(blob) }, authenticator: { credBlob: blob } };
  },
};
