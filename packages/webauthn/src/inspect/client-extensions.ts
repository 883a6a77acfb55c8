import type { JsonLens } from './json/describe.ts';

const secret: JsonLens = { meaning: 'A secret: it should not have left the page.' };

/** Client extension outputs (§9, §10), as far as their meaning is known. */
export const clientExtensionResults: JsonLens = {
  meaning: 'Extension outputs of the browser; not signed.',
  anchor: '#iface-pkcredential',
  members: {
    credProps: {
      meaning: 'Properties of the new credential.',
      anchor: '#sctn-authenticator-credential-properties-extension',
      members: { rk: { meaning: 'Whether it is discoverable: a passkey that signs in without a username.' } },
    },
    prf: {
      meaning: 'Secrets derived from the passkey.',
      anchor: '#prf-extension',
      members: {
        enabled: { meaning: 'Whether the credential can do it.' },
        results: { meaning: 'The secrets: for the page alone.', members: { first: secret, second: secret } },
      },
    },
    largeBlob: {
      meaning: 'A few kilobytes stored with the credential.',
      anchor: '#sctn-large-blob-extension',
      members: {
        supported: { meaning: 'Whether the credential can store one.' },
        written: { meaning: 'Whether it was stored.' },
        blob: { meaning: 'What was stored.' },
      },
    },
    appid: { meaning: 'Whether the AppID of U2F days was used instead of the RP ID.', anchor: '#sctn-appid-extension' },
    appidExclude: {
      meaning: 'Whether credentials of U2F days were looked for.',
      anchor: '#sctn-appid-exclude-extension',
    },
    credProtect: { meaning: 'Not an output of WebAuthn; some clients send it.' },
    uvm: { meaning: 'User verification methods; removed from the specification.', anchor: '#sctn-uvm-extension' },
  },
};
