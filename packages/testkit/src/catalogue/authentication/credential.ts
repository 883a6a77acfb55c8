import type { AuthenticationRow } from '../authentication-scene.ts';

const OTHER_HANDLE = new Uint8Array(32).fill(0xb0);

function shape(id: string, mutation: string, change: NonNullable<AuthenticationRow['change']>): AuthenticationRow {
  return { line: 6, id: `authentication-envelope-${id}`, mutation, code: 'bad_shape', step: 'A.3', change };
}

/** Lines 1 to 6 as they concern authentication: the JSON around an assertion. */
export const ENVELOPE_ROWS: readonly AuthenticationRow[] = [
  shape('type', 'type is not public-key', (forge) => forge.envelope((whole) => ({ ...whole, type: 'password' }))),
  shape('no-response', 'no response', (forge) => forge.envelope(({ response: _, ...rest }) => rest)),
  shape('registration', 'a registration is sent to authentication', (forge) =>
    forge.envelope((whole) => ({
      ...whole,
      response: { clientDataJSON: whole.response.clientDataJSON, attestationObject: 'oA' },
    })),
  ),
  ...['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'].flatMap((name) =>
    [42, true, {}].map((value) =>
      shape(`${name}-${typeof value}`, `${name} is of another type`, (forge) =>
        forge.envelope((whole) => ({ ...whole, response: { ...whole.response, [name]: value } })),
      ),
    ),
  ),
  {
    line: 6,
    id: 'authentication-app-id-text',
    mutation: 'appid is text',
    code: 'bad_shape',
    step: 'A.4',
    change: (forge) => forge.envelope((whole) => ({ ...whole, clientExtensionResults: { appid: 'true' } })),
  },
  shape('user-handle-long', 'user handle of 65 bytes', (forge) =>
    forge.envelope((whole) => ({ ...whole, response: { ...whole.response, userHandle: 'A'.repeat(87) } })),
  ),
];

const OTHER_ID = 'sLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLA';

/** Lines 114 to 118: which credential, whose. Lines 115 and 119 need a server. */
export const CREDENTIAL_ROWS: readonly AuthenticationRow[] = [
  {
    line: 4,
    id: 'authentication-id-not-raw-id',
    mutation: 'id differs from rawId',
    code: 'id_mismatch',
    step: 'A.5',
    change: (forge) => forge.envelope((whole) => ({ ...whole, id: OTHER_ID })),
  },
  {
    line: 114,
    id: 'credential-not-allowed',
    mutation: 'the credential is not among allowCredentials',
    code: 'credential_not_allowed',
    step: 'A.5',
    scene: { expectedOf: ({ id }) => ({ allowCredentials: [id] }) },
    expect: { allowCredentials: [new Uint8Array(32).fill(1)] },
  },
  {
    line: 114,
    id: 'credential-none-allowed',
    libraryOnly: 'a relying party that lists no credentials asks for discoverable ones',
    mutation: 'allowCredentials listed ids, and none is left',
    code: 'credential_not_allowed',
    step: 'A.5',
    scene: { expectedOf: ({ id }) => ({ allowCredentials: [id] }) },
    expect: { allowCredentials: [] },
  },
  {
    line: 116,
    id: 'credential-of-other-user',
    libraryOnly: 'which record belongs to whom is what the relying party stores',
    mutation: 'the record belongs to another account than the one identified before',
    code: 'credential_not_owned',
    step: 'A.6',
    scene: {
      expectedOf: ({ id, userHandle }) => ({
        allowCredentials: [id],
        user: { identified: 'before', userHandle },
      }),
      prepare: (forge) => withUserHandle(forge, undefined),
    },
    store: () => ({ userHandle: OTHER_HANDLE }),
  },
  {
    line: 116,
    id: 'record-of-other-credential',
    libraryOnly: 'which record is looked up for a response is up to the relying party',
    mutation: 'the record is that of another credential',
    code: 'credential_not_owned',
    step: 'A.6',
    store: () => ({ id: OTHER_HANDLE }),
  },
  {
    line: 117,
    id: 'user-handle-other-nameless',
    mutation: 'user handle of another user, nameless flow',
    code: 'user_handle_mismatch',
    step: 'A.6',
    change: (forge) => withUserHandle(forge, OTHER_ID),
  },
  {
    line: 117,
    id: 'user-handle-other-named',
    mutation: 'user handle of another user, user identified before',
    code: 'user_handle_mismatch',
    step: 'A.6',
    scene: { expectedOf: ({ userHandle }) => ({ user: { identified: 'before', userHandle } }) },
    change: (forge) => withUserHandle(forge, OTHER_ID),
  },
  ...[undefined, null].map(
    (userHandle): AuthenticationRow => ({
      line: 118,
      id: `user-handle-${userHandle === null ? 'null' : 'missing'}`,
      mutation: 'no user handle in a discoverable flow',
      code: 'user_handle_missing',
      step: 'A.6',
      change: (forge) => withUserHandle(forge, userHandle),
    }),
  ),
];

type Forge = Parameters<NonNullable<AuthenticationRow['change']>>[0];

function withUserHandle(forge: Forge, userHandle: string | null | undefined): Forge {
  return forge.envelope((whole) => {
    const { userHandle: _, ...rest } = whole.response;
    return { ...whole, response: userHandle === undefined ? rest : { ...rest, userHandle } };
  });
}
