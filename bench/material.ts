import { randomBytes } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  CredentialRecord,
  ExpectedAuthentication,
  ExpectedRegistration,
  RegistrationResponseJSON,
} from '@signet/webauthn';
import { authenticationOptions, parseRegistration, registrationOptions, verifyRegistration } from '@signet/webauthn';
import { createAuthenticator } from '@signet/testkit';

/** One credential's registration and sign-in, with everything that ours and the peer's verifier want to be told. */
export interface Material {
  readonly none: RegistrationResponseJSON;
  readonly packedSelf: RegistrationResponseJSON;
  readonly assertion: AuthenticationResponseJSON;
  readonly credential: CredentialRecord;
  readonly expectedRegistration: ExpectedRegistration;
  readonly expectedAuthentication: ExpectedAuthentication;
  readonly publicKeySpki: Buffer;
  readonly peer: {
    readonly registration: {
      expectedChallenge: string;
      expectedOrigin: string;
      expectedRPID: string;
      requireUserVerification: boolean;
      supportedAlgorithmIDs: number[];
    };
    readonly authentication: {
      expectedChallenge: string;
      expectedOrigin: string;
      expectedRPID: string;
      requireUserVerification: boolean;
      credential: { id: string; publicKey: Uint8Array<ArrayBuffer>; counter: number };
    };
  };
}

const rpId = 'example.com';
const origin = 'https://example.com';
const es256 = -7;

export function makeMaterial(): Material {
  const challenge = randomBytes(32);
  const userHandle = randomBytes(32);
  const creation = registrationOptions({
    rp: { id: rpId, name: 'Bench' },
    user: { id: userHandle, name: 'mara', displayName: 'Mara' },
    challenge,
    algorithms: [es256],
    excludeCredentials: [],
    userVerification: 'required',
    residentKey: 'required',
    attestation: 'none',
    timeout: 300_000,
    hints: [],
    extensions: {},
  });
  const expected = {
    challenge,
    rpIds: [rpId],
    origins: [origin],
    crossOrigin: 'refused',
    userVerification: 'required',
    extensions: { requested: [], unsolicited: 'ignored' },
  } as const;
  const expectedRegistration: ExpectedRegistration = {
    ...expected,
    mediation: 'optional',
    algorithms: [es256],
    attestation: { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted', anchors: [] },
    backupEligible: 'accepted',
    registered: 'store-refuses-duplicates',
  };
  const authenticator = createAuthenticator({ algorithms: [es256], seed: 'bench' });
  const none = authenticator.create(creation, { origin });
  const packedSelf = createAuthenticator({ algorithms: [es256], attestation: 'packed-self' }).create(creation, {
    origin,
  });
  const verified = verifyRegistration(parseRegistration(none), expectedRegistration);
  const assertion = authenticator.get(
    authenticationOptions({
      rpId,
      challenge,
      allowCredentials: [],
      userVerification: 'required',
      timeout: 300_000,
      hints: [],
      extensions: {},
    }),
    { origin },
  );
  const asPeerExpects = {
    expectedChallenge: challenge.toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  };
  return {
    none,
    packedSelf,
    assertion,
    credential: {
      id: verified.credentialId,
      publicKey: verified.publicKey,
      alg: verified.alg,
      signCount: verified.signCount,
      backupEligible: verified.backupEligible,
      userHandle,
    },
    expectedRegistration,
    expectedAuthentication: {
      ...expected,
      user: { identified: 'by-user-handle' },
      allowCredentials: 'discoverable',
      signCount: 'refused-unless-backup-eligible',
      backupUpgrade: 'refused',
      attestedCredentialData: 'ignored',
    },
    publicKeySpki: Buffer.from(none.response.publicKey ?? '', 'base64url'),
    peer: {
      registration: { ...asPeerExpects, supportedAlgorithmIDs: [es256] },
      authentication: {
        ...asPeerExpects,
        credential: { id: none.id, publicKey: Uint8Array.from(verified.publicKey), counter: verified.signCount },
      },
    },
  };
}
