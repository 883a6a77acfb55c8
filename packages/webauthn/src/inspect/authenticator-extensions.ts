import type { CborLens } from './cbor/describe.ts';

const ctap = 'CTAP 2.2 §12';

const protection: Readonly<Record<number, string>> = {
  1: 'user verification optional',
  2: 'user verification optional with a list of credentials',
  3: 'user verification required',
};

/** Extension outputs in authenticator data (§9.5, and those of CTAP). */
export const authenticatorExtensions: CborLens = {
  meaning: 'Extension outputs of the authenticator.',
  anchor: '#authdata-extensions',
  type: 'map',
  otherwise: 'bad_extensions',
  members: new Map<number | string, CborLens>([
    ['credProtect', { meaning: 'When the credential may be used.', anchor: ctap, words: (value) => protection[value] }],
    [
      'hmac-secret',
      { meaning: 'Whether secrets can be derived (registration), or the encrypted secrets: prf.', anchor: ctap },
    ],
    ['hmac-secret-mc', { meaning: 'Encrypted secrets, derived at registration: prf.', anchor: ctap }],
    ['credBlob', { meaning: 'Whether a small blob was stored (registration), or the blob.', anchor: ctap }],
    ['minPinLength', { meaning: 'The shortest PIN that the authenticator takes, in characters.', anchor: ctap }],
    ['largeBlobKey', { meaning: 'Key of the large blob: not for relying parties.', anchor: ctap }],
    ['thirdPartyPayment', { meaning: 'Whether other sites may use the credential in a payment.', anchor: ctap }],
    [
      'uvm',
      {
        meaning: 'User verification methods, each with the protection of key and matcher.',
        anchor: '#sctn-uvm-extension',
      },
    ],
  ]),
};
