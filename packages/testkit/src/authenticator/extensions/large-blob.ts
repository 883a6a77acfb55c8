import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import type { CreationWish, ExtensionMaker } from './extension.ts';

/** §10.1.5: bytes beside a discoverable credential. */
export const largeBlob: ExtensionMaker = {
  admitCreation: (wish) => {
    const { largeBlob: input } = wish.asked;
    if (input?.read !== undefined || input?.write !== undefined) {
      throw new DOMException('a large blob is read and written in assertions', 'NotSupportedError');
    }
    if (input?.support === 'required' && !isSupported(wish)) {
      throw new DOMException('no authenticator keeps large blobs', 'NotAllowedError');
    }
  },
  admitRequest: ({ asked: { largeBlob: input }, options }) => {
    if (input === undefined) return;
    const { support, read, write } = input;
    const alone = (options.allowCredentials ?? []).length === 1;
    if (support !== undefined || (read !== undefined && write !== undefined) || (write !== undefined && !alone)) {
      throw new DOMException('a large blob is read, or written for one credential', 'NotSupportedError');
    }
  },

  registration: (given) => {
    if (given.asked.largeBlob === undefined) return {};
    const supported = isSupported(given);
    given.credential.largeBlob = { supported, bytes: null };
    return { client: { largeBlob: { supported } } };
  },

  authentication: ({ asked: { largeBlob: input }, credential }) => {
    if (input === undefined) return {};
    const { supported, bytes } = credential.largeBlob;
    if (input.write !== undefined) {
      if (supported) credential.largeBlob = { supported, bytes: decodeBase64url(input.write) };
      return { client: { largeBlob: { written: supported } } };
    }
    const found = input.read === true && bytes !== null;
    return { client: { largeBlob: found ? { blob: encodeBase64url(bytes) } : {} } };
  },
};

function isSupported({ settings, options }: CreationWish): boolean {
  return settings.extensions.includes('largeBlob') && options.authenticatorSelection.residentKey !== 'discouraged';
}
