import type { CborInput } from '../../encoding/cbor-input.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';

const REFUSING = { expected: { extensions: { requested: ['prf'], unsolicited: 'refused' } } } as const;

const UNSOLICITED: readonly AuthenticationRow[] = [
  {
    line: 58,
    id: 'authentication-extension-unsolicited',
    mutation: 'a client extension output that nobody asked for, where policy refuses those',
    code: 'extension_policy',
    step: 'A.23',
    scene: REFUSING,
    change: (forge) => forge.envelope((whole) => ({ ...whole, clientExtensionResults: { prf: {}, uvm: [] } })),
  },
  {
    line: 58,
    id: 'authentication-authenticator-extension-unsolicited',
    mutation: 'an authenticator extension output that nobody asked for, where policy refuses those',
    code: 'extension_policy',
    step: 'A.23',
    scene: REFUSING,
    change: (forge) => forge.extensions(new Map([['credBlob', new Uint8Array(1)]])).resign(),
  },
];

const CLIENT_TYPES = (
  [
    ['appid', 'appid as text', { appid: 'true' }],
    ['prf', 'prf as boolean', { prf: true }],
    ['prf-first-padded', 'a result of prf with padding', { prf: { results: { first: `${'A'.repeat(43)}=` } } }],
    ['large-blob', 'largeBlob.blob as list', { largeBlob: { blob: [1, 2] } }],
    ['large-blob-written', 'largeBlob.written as number', { largeBlob: { written: 1 } }],
    ['get-cred-blob', 'getCredBlob as boolean', { getCredBlob: true }],
  ] as const
).map(
  ([id, mutation, clientExtensionResults]): AuthenticationRow => ({
    line: 6,
    id: `authentication-client-extension-${id}`,
    mutation,
    code: 'bad_shape',
    step: 'A.4',
    change: (forge) => forge.envelope((whole) => ({ ...whole, clientExtensionResults })),
  }),
);

const AUTHENTICATOR_TYPES = (
  [
    ['cred-blob', 'credBlob as boolean', 'credBlob'],
    ['hmac-secret', 'hmac-secret as boolean', 'hmac-secret'],
  ] as const
).map(
  ([id, mutation, name]): AuthenticationRow => ({
    line: 50,
    id: `authentication-authenticator-extension-${id}`,
    mutation,
    code: 'bad_extensions',
    step: 'A.23',
    change: (forge) => forge.extensions(new Map<CborInput, CborInput>([[name, true]])).resign(),
  }),
);

/** Extension outputs of an authentication. */
export const EXTENSION_ROWS: readonly AuthenticationRow[] = [...UNSOLICITED, ...CLIENT_TYPES, ...AUTHENTICATOR_TYPES];
