import { randomBytes } from 'node:crypto';
import type {
  ExpectedAuthentication,
  ExpectedRegistration,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@signet/webauthn';
import { authenticationOptions, registrationOptions } from '@signet/webauthn';

const rpId = 'example.com';
export const origin = 'https://example.com';
const challenge = randomBytes(32);
export const userHandle: Uint8Array = randomBytes(32);

const expected = {
  challenge,
  rpIds: [rpId],
  origins: [origin],
  crossOrigin: 'refused',
  userVerification: 'required',
  extensions: { requested: [], unsolicited: 'ignored' },
} as const;

const asked = { challenge, userVerification: 'required', timeout: 300_000, hints: [], extensions: {} } as const;

export function creationOptions(algorithm: number): PublicKeyCredentialCreationOptionsJSON {
  return registrationOptions({
    ...asked,
    rp: { id: rpId, name: 'Bench' },
    user: { id: userHandle, name: 'mara', displayName: 'Mara' },
    algorithms: [algorithm],
    excludeCredentials: [],
    residentKey: 'required',
    attestation: 'direct',
  });
}

export const requestOptions: PublicKeyCredentialRequestOptionsJSON = authenticationOptions({
  ...asked,
  rpId,
  allowCredentials: [],
});

export function expectedRegistration(
  algorithm: number,
  attestation: ExpectedRegistration['attestation'] = {
    none: 'accepted',
    self: 'accepted',
    certified: 'accepted-untrusted',
    anchors: [],
  },
): ExpectedRegistration {
  return {
    ...expected,
    mediation: 'optional',
    algorithms: [algorithm],
    attestation,
    backupEligible: 'accepted',
    registered: 'store-refuses-duplicates',
  };
}

export const expectedAuthentication: ExpectedAuthentication = {
  ...expected,
  user: { identified: 'by-user-handle' },
  allowCredentials: 'discoverable',
  signCount: 'refused-unless-backup-eligible',
  backupUpgrade: 'refused',
  attestedCredentialData: 'ignored',
};

/** The same demands as the peer takes them. */
export const expectedByPeer = {
  expectedChallenge: challenge.toString('base64url'),
  expectedOrigin: origin,
  expectedRPID: rpId,
  requireUserVerification: true,
};
