import { authenticationOptions, registrationOptions, supportedAlgorithms, supportedFormats } from '@signet/webauthn';
import type { RegistrationOptionsInput } from '@signet/webauthn';
import {
  ATTESTATION_MAKERS,
  createAuthenticator,
  encodeBase64url,
  encodeCbor,
  forgeAuthentication,
  forgeRegistration,
  KEY_MAKERS,
} from '@signet/testkit';
import type { AttestationKind, AuthenticationForge, RegistrationForge } from '@signet/testkit';
import type { CeremonyCase } from '../vectors/kinds/ceremony-case.ts';
import { nameOfAlgorithm } from './algorithm-name.ts';

/** A ceremony of the software authenticator, and the forge that changes and signs it again. */
export type MadeCase =
  | { readonly one: CeremonyCase; readonly ceremony: 'registration'; readonly forge: RegistrationForge }
  | { readonly one: CeremonyCase; readonly ceremony: 'authentication'; readonly forge: AuthenticationForge };

const origin = 'https://example.org';
const challenge = new Uint8Array(32).fill(0x5a);
const ceremony = {
  challenge,
  timeout: 300_000,
  hints: [],
  extensions: {},
  userVerification: 'preferred',
} as const;
const creation: RegistrationOptionsInput = {
  ...ceremony,
  rp: { id: 'example.org', name: 'Example' },
  user: { id: new Uint8Array(16).fill(3), name: 'ada', displayName: 'Ada' },
  algorithms: [-7],
  excludeCredentials: [],
  residentKey: 'required',
  attestation: 'none',
};

/** Every algorithm that both sides know, without attestation and with that of the key itself; every kind of attestation with ES256. */
export function authenticatorCases(): readonly MadeCase[] {
  const algorithms = [...KEY_MAKERS.keys()].filter((alg) => supportedAlgorithms.includes(alg));
  const kinds = Object.keys(ATTESTATION_MAKERS) as AttestationKind[];
  const settings = [
    ...algorithms.flatMap((alg) => [
      { alg, kind: 'none' as const },
      { alg, kind: 'packed-self' as const },
    ]),
    ...kinds.filter((kind) => kind !== 'none' && kind !== 'packed-self').map((kind) => ({ alg: -7, kind })),
  ];
  return settings.flatMap(({ alg, kind }) => casesOf(alg, kind));
}

function casesOf(alg: number, kind: AttestationKind): readonly MadeCase[] {
  const seed = `hostile ${alg} ${kind}`;
  const authenticator = createAuthenticator({ algorithms: [alg], attestation: kind, seed, counter: 'rising' });
  const made = authenticator.makeRegistration(registrationOptions({ ...creation, algorithms: [alg] }), { origin });
  const name = `${nameOfAlgorithm(alg)} ${kind}`;
  const common = {
    expect: 'accept',
    rpId: 'example.org',
    origins: [origin],
    challenge: encodeBase64url(challenge),
    alg: nameOfAlgorithm(alg),
  } as const;
  const registration: MadeCase = {
    ceremony: 'registration',
    one: {
      ...common,
      id: `registration ${name}`,
      kind: 'registration',
      supportedAlgorithmIDs: [alg],
      response: made.response,
      timeHint: { at: '2026-11-01T00:00:00Z' },
    },
    forge: forgeRegistration(made),
  };
  if (!supportedFormats.includes(made.attestation.format)) return [];
  return kind === 'none'
    ? [registration, assertionOf(authenticator, common, `authentication ${name}`)]
    : [registration];
}

function assertionOf(
  authenticator: ReturnType<typeof createAuthenticator>,
  common: Omit<CeremonyCase, 'id' | 'kind' | 'response'>,
  id: string,
): MadeCase {
  const made = authenticator.makeAuthentication(
    authenticationOptions({ ...ceremony, rpId: 'example.org', allowCredentials: [] }),
    { origin },
  );
  const credential = {
    id: made.response.id,
    publicKey: encodeBase64url(encodeCbor(made.credential.key.cose)),
    counter: 1,
  };
  return {
    ceremony: 'authentication',
    one: { ...common, id, kind: 'authentication', response: made.response, credential },
    forge: forgeAuthentication(made),
  };
}
