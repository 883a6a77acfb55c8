import type { CredentialRecord, ExpectedAuthentication, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import { createAuthenticator } from '../authenticator/create-authenticator.ts';
import type { Authenticator } from '../authenticator/create-authenticator.ts';
import { completeRequest } from '../authenticator/options.ts';
import type { AuthenticatorCredential } from '../authenticator/credential.ts';
import type { AssertionContext, MadeAuthentication } from '../authenticator/make-authentication.ts';
import { createSeed } from '../authenticator/seed.ts';
import type { AuthenticatorOptions } from '../authenticator/settings.ts';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { encodeCbor } from '../encoding/cbor.ts';
import { policyOf } from './policy.ts';
import { forgeAuthentication } from '../forge/authentication-forge.ts';
import type { AuthenticationForge } from '../forge/authentication-forge.ts';
import type { AuthenticationCase, CaseFacts, LiveAuthentication } from './case.ts';
import { CATALOGUE_SEED, creationOptions, expectedRegistration } from './registration-scene.ts';

/** What the control of an authentication case differs in from the plainest nameless sign-in. */
export interface AuthenticationScene {
  readonly authenticator?: AuthenticatorOptions;
  readonly context?: Partial<AssertionContext>;
  readonly expected?: Partial<ExpectedAuthentication>;
  /** Expectations that need to know the credential. */
  readonly expectedOf?: (credential: AuthenticatorCredential) => Partial<ExpectedAuthentication>;
  readonly record?: Partial<CredentialRecord>;
  /** Applied to control and hostile alike, before the change. */
  readonly prepare?: (forge: AuthenticationForge) => AuthenticationForge;
}

/** One row of the catalogue: facts, the control's scene, and the change of the response, the record or what is expected. */
export interface AuthenticationRow extends CaseFacts {
  readonly scene?: AuthenticationScene;
  readonly change?: (forge: AuthenticationForge, made: MadeAuthentication) => AuthenticationForge;
  readonly expect?: Partial<ExpectedAuthentication>;
  readonly store?: (record: CredentialRecord) => Partial<CredentialRecord>;
}

/** What a cautious relying party with default policy expects of a nameless sign-in at https://example.org. */
export function expectedAuthentication(changed: Partial<ExpectedAuthentication> = {}): ExpectedAuthentication {
  return {
    challenge: createSeed(CATALOGUE_SEED).bytes('challenge of an authentication', 32),
    rpIds: ['example.org'],
    origins: ['https://example.org'],
    crossOrigin: 'refused',
    userVerification: 'preferred',
    extensions: { requested: [], unsolicited: 'ignored' },
    user: { identified: 'by-user-handle' },
    allowCredentials: 'discoverable',
    signCount: 'refused-unless-backup-eligible',
    backupUpgrade: 'refused',
    attestedCredentialData: 'ignored',
    ...changed,
  };
}

/** An authentication in a scene, unmutated: ES256 and a synced passkey unless the scene says otherwise. */
export function stageAuthentication(
  scene: AuthenticationScene = {},
  live?: LiveAuthentication,
): {
  readonly made: MadeAuthentication;
  readonly forge: AuthenticationForge;
  readonly expected: ExpectedAuthentication;
  readonly credential: CredentialRecord;
} {
  const authenticator = live?.authenticator ?? registeredAuthenticator(scene);
  const registered = { ...newestOf(authenticator) };
  const credential = recordOf(registered, scene.record);
  const { options, origin, expected } = ceremonyOf(scene, registered, live);
  const made = authenticator.makeAuthentication(options, { ...scene.context, origin });
  const forge = forgeAuthentication(made);
  return { made, forge: scene.prepare?.(forge) ?? forge, expected, credential };
}

/** The catalogue's own ceremony, or the one that a relying party began. */
function ceremonyOf(
  scene: AuthenticationScene,
  credential: AuthenticatorCredential,
  live?: LiveAuthentication,
): { options: PublicKeyCredentialRequestOptionsJSON; origin: string; expected: ExpectedAuthentication } {
  const expected = expectedAuthentication({ ...scene.expectedOf?.(credential), ...scene.expected });
  if (!live)
    return { options: requestOptions(expected), origin: scene.context?.origin ?? 'https://example.org', expected };
  const { options, origin } = completeRequest(live.options, live);
  const challenge = decodeBase64url(options.challenge);
  return { options, origin, expected: { ...expected, challenge, rpIds: [options.rpId], origins: [origin] } };
}

function authenticationAuthenticator({ authenticator = {} }: AuthenticationScene) {
  return { seed: CATALOGUE_SEED, algorithms: [-7], ...authenticator } as const;
}

function registeredAuthenticator(scene: AuthenticationScene): Authenticator {
  const model = authenticationAuthenticator(scene);
  const authenticator = createAuthenticator(model);
  const context = { origin: 'https://example.org', alg: model.algorithms[0] ?? -7 };
  authenticator.create(creationOptions(expectedRegistration()), context);
  return authenticator;
}

function newestOf({ credentials }: Authenticator): AuthenticatorCredential {
  const newest = credentials.at(-1);
  if (newest === undefined) throw new TypeError('nothing was registered');
  return newest;
}

function recordOf(credential: AuthenticatorCredential, changed: Partial<CredentialRecord> = {}): CredentialRecord {
  return {
    id: credential.id,
    publicKey: encodeCbor(credential.key.cose),
    alg: credential.key.alg,
    signCount: credential.signCount,
    backupEligible: credential.backupEligible,
    userHandle: credential.userHandle,
    ...changed,
  };
}

function requestOptions(expected: ExpectedAuthentication): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge: encodeBase64url(expected.challenge),
    timeout: 300_000,
    rpId: 'example.org',
    allowCredentials: [],
    userVerification: expected.userVerification,
    hints: [],
    extensions: {},
  };
}

/** The case that a row describes. */
export function authenticationCase(row: AuthenticationRow): AuthenticationCase {
  const { scene, change, expect, store, ...facts } = row;
  return {
    ceremony: 'authentication',
    inItsWake: [],
    ...facts,
    policy: policyOfAuthentication(row),
    authenticator: authenticationAuthenticator(scene ?? {}),
    make: (live) => {
      const { made, forge, expected, credential } = stageAuthentication(scene, live);
      return {
        control: { response: forge.response(), expected, credential },
        hostile: {
          response: (change?.(forge, made) ?? forge).response(),
          expected: { ...expected, ...expect },
          credential: { ...credential, ...store?.(credential) },
        },
      };
    },
  };
}

function policyOfAuthentication({ scene = {}, expect }: AuthenticationRow): readonly string[] {
  const { expectedOf, record, expected } = scene;
  return [
    ...policyOf({ ...expected, ...expect }, expectedAuthentication()),
    ...(expectedOf === undefined ? [] : ['user']),
    ...(record === undefined ? [] : ['record']),
  ];
}
