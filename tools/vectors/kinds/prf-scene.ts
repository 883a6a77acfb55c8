import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import { parseRegistration, registrationOptions, verifyRegistration } from '@signet/webauthn';
import type {
  AuthenticationOptionsInput,
  CredentialRecord,
  ExpectedAuthentication,
  ExpectedRegistration,
  RegistrationOptionsInput,
} from '@signet/webauthn';

const challenge = new Uint8Array(32).fill(5);
const userHandle = new Uint8Array(16).fill(1);
const ceremony = { challenge, userVerification: 'preferred', timeout: 300_000, hints: [] } as const;
const common = {
  challenge,
  rpIds: ['example.org'],
  origins: ['https://example.org'],
  crossOrigin: 'refused',
  userVerification: 'preferred',
  extensions: { requested: ['prf'], unsolicited: 'refused' },
} as const;

/** A registration that asks for these extensions. */
export function registrationScene(extensions: RegistrationOptionsInput['extensions']): {
  readonly options: RegistrationOptionsInput;
  readonly expected: ExpectedRegistration;
} {
  return {
    options: {
      ...ceremony,
      rp: { id: 'example.org', name: 'Example' },
      user: { id: userHandle, name: 'ada', displayName: 'Ada' },
      algorithms: [-7],
      excludeCredentials: [],
      residentKey: 'required',
      attestation: 'none',
      extensions,
    },
    expected: {
      ...common,
      mediation: 'optional',
      algorithms: [-7],
      attestation: { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted', anchors: [] },
      backupEligible: 'accepted',
      registered: 'store-refuses-duplicates',
    },
  };
}

/** A sign-in that asks for these extensions, of a credential that is registered; those that the inputs name are listed too. */
export function authenticationScene(extensions: AuthenticationOptionsInput['extensions']): {
  readonly authenticator: Authenticator;
  readonly options: AuthenticationOptionsInput;
  readonly expected: ExpectedAuthentication;
  readonly credential: CredentialRecord;
} {
  const authenticator = createAuthenticator({ seed: 'prf' });
  const { options, expected } = registrationScene({});
  const made = authenticator.create(registrationOptions(options), { origin: common.origins[0] });
  const {
    credentialId: id,
    publicKey,
    alg,
    signCount,
    backupEligible,
  } = verifyRegistration(parseRegistration(made), expected);
  const named = (extensions.prf?.evalByCredential ?? []).map(({ credentialId }) => credentialId);
  return {
    authenticator,
    options: {
      ...ceremony,
      rpId: 'example.org',
      allowCredentials: [id, ...named].map((it) => ({ id: it, transports: [] })),
      extensions,
    },
    expected: {
      ...common,
      user: { identified: 'before', userHandle },
      allowCredentials: [id, ...named],
      signCount: 'refused',
      backupUpgrade: 'refused',
      attestedCredentialData: 'ignored',
    },
    credential: { id, publicKey, alg, signCount, backupEligible, userHandle },
  };
}
