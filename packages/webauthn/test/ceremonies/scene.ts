import { createAuthenticator, forgeAuthentication, forgeRegistration } from '@signet/testkit';
import type { AuthenticationForge, RegistrationForge } from '@signet/testkit';
import { authenticationOptions } from '../../src/ceremonies/authentication-options.ts';
import type { CredentialRecord, ExpectedAuthentication, ExpectedRegistration } from '../../src/ceremonies/expected.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { registrationOptions } from '../../src/ceremonies/registration-options.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';

export const origin = 'https://example.org';
export const challenge: Uint8Array = new Uint8Array(32).fill(7);
export const userHandle: Uint8Array = new Uint8Array(32).fill(9);

const common = {
  challenge,
  rpIds: ['example.org'],
  origins: [origin],
  crossOrigin: 'refused',
  userVerification: 'required',
  extensions: { requested: ['credProps'], unsolicited: 'refused' },
} as const;

export const registrationInput: Parameters<typeof registrationOptions>[0] = {
  rp: { id: 'example.org', name: 'Example' },
  user: { id: userHandle, name: 'ada', displayName: 'Ada' },
  challenge,
  algorithms: [-8, -7, -257],
  excludeCredentials: [],
  userVerification: 'required',
  residentKey: 'required',
  attestation: 'none',
  timeout: 300_000,
  hints: [],
  extensions: { credProps: true },
};

export const authenticationInput: Parameters<typeof authenticationOptions>[0] = {
  rpId: 'example.org',
  challenge,
  allowCredentials: [],
  userVerification: 'required',
  timeout: 300_000,
  hints: [],
  extensions: {},
};

export const expectedRegistration: ExpectedRegistration = {
  ...common,
  mediation: 'optional',
  algorithms: [-8, -7, -257],
  attestation: { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted', anchors: [] },
  backupEligible: 'accepted',
  registered: 'store-refuses-duplicates',
};

export const expectedAuthentication: ExpectedAuthentication = {
  ...common,
  user: { identified: 'by-user-handle' },
  allowCredentials: 'discoverable',
  signCount: 'refused-unless-backup-eligible',
  backupUpgrade: 'refused',
  attestedCredentialData: 'ignored',
};

export interface Scene {
  readonly registration: RegistrationForge;
  readonly authentication: AuthenticationForge;
  readonly credential: CredentialRecord;
}

/** A registration and a sign-in with it, both as a strict relying party expects them, ready to be changed. */
export function scene(seed: string, options: Parameters<typeof createAuthenticator>[0] = {}): Scene {
  const authenticator = createAuthenticator({ seed, ...options });
  const made = authenticator.makeRegistration(registrationOptions(registrationInput), { origin });
  const verified = verifyRegistration(parseRegistration(made.response), expectedRegistration);
  const assertion = authenticator.makeAuthentication(authenticationOptions(authenticationInput), { origin });
  const { credentialId, publicKey, alg, signCount, backupEligible } = verified;
  return {
    registration: forgeRegistration(made),
    authentication: forgeAuthentication(assertion),
    credential: { id: credentialId, publicKey, alg, signCount, backupEligible, userHandle },
  };
}
