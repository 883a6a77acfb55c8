import { randomUUID } from 'node:crypto';
import type {
  AuthenticationExtensionsClientInputsJSON,
  ExpectedRegistration,
  PublicKeyCredentialCreationOptionsJSON,
} from '@signet/webauthn';
import { createAuthenticator } from '../authenticator/create-authenticator.ts';
import { completeCreation } from '../authenticator/options.ts';
import type { CreationContext, MadeRegistration } from '../authenticator/make-registration.ts';
import { createSeed } from '../authenticator/seed.ts';
import type { AuthenticatorOptions } from '../authenticator/settings.ts';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import { policyOf } from './policy.ts';
import { forgeRegistration } from '../forge/registration-forge.ts';
import type { RegistrationForge } from '../forge/registration-forge.ts';
import type { CaseFacts, LiveRegistration, RegistrationCase } from './case.ts';

/** What the control of a registration case differs in from the plainest registration. */
export interface RegistrationScene {
  readonly authenticator?: AuthenticatorOptions;
  readonly context?: Partial<CreationContext>;
  readonly expected?: Partial<ExpectedRegistration>;
  /** What the options ask of extensions; without it credProps, where it is expected. */
  readonly extensions?: AuthenticationExtensionsClientInputsJSON;
}

/** One row of the catalogue: facts, the control's scene, and the change of the response or of what is expected of it. */
export interface RegistrationRow extends CaseFacts {
  readonly scene?: RegistrationScene;
  readonly change?: (forge: RegistrationForge, made: MadeRegistration) => RegistrationForge;
  readonly expect?: Partial<ExpectedRegistration>;
}

/** The seed of everything in the catalogue. */
export const CATALOGUE_SEED = 'signet known-bad catalogue';

/** What a cautious relying party with default policy expects of a registration at https://example.org. */
export function expectedRegistration(changed: Partial<ExpectedRegistration> = {}): ExpectedRegistration {
  return {
    challenge: createSeed(CATALOGUE_SEED).bytes('challenge of a registration', 32),
    rpIds: ['example.org'],
    origins: ['https://example.org'],
    crossOrigin: 'refused',
    userVerification: 'preferred',
    extensions: { requested: [], unsolicited: 'ignored' },
    mediation: 'optional',
    algorithms: [-8, -7, -257],
    attestation: { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted', anchors: [] },
    backupEligible: 'accepted',
    registered: 'store-refuses-duplicates',
    ...changed,
  };
}

/** The options that such a relying party would have sent. */
export function creationOptions(
  expected: ExpectedRegistration,
  extensions: AuthenticationExtensionsClientInputsJSON = defaultExtensions(expected),
): PublicKeyCredentialCreationOptionsJSON {
  return {
    rp: { id: expected.rpIds[0] ?? '', name: 'Example' },
    user: {
      id: encodeBase64url(createSeed(CATALOGUE_SEED).bytes('user handle', 32)),
      name: 'ada',
      displayName: 'Ada',
    },
    challenge: encodeBase64url(expected.challenge),
    pubKeyCredParams: expected.algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: 300_000,
    excludeCredentials: [],
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: expected.userVerification,
    },
    hints: [],
    attestation: 'none',
    extensions,
  };
}

function defaultExtensions({ extensions }: ExpectedRegistration): AuthenticationExtensionsClientInputsJSON {
  return extensions.requested.includes('credProps') ? { credProps: true } : {};
}

/** A registration in a scene, unmutated: ES256 and self attestation unless the scene says otherwise. */
export function stageRegistration(
  scene: RegistrationScene = {},
  live?: LiveRegistration,
): { readonly made: MadeRegistration; readonly expected: ExpectedRegistration } {
  const expected = expectedRegistration(scene.expected);
  const model = registrationAuthenticator(scene);
  const context = { origin: 'https://example.org', alg: model.algorithms[0] ?? -7, ...scene.context };
  // What a relying party keeps has to be new to it each time.
  const authenticator = createAuthenticator(live ? { ...model, device: randomUUID() } : model);
  if (!live)
    return { made: authenticator.makeRegistration(creationOptions(expected, scene.extensions), context), expected };
  const { options, origin } = completeCreation(live.options, live);
  const made = authenticator.makeRegistration(options, { ...context, origin });
  const challenge = decodeBase64url(options.challenge);
  return { made, expected: { ...expected, challenge, rpIds: [options.rp.id], origins: [origin] } };
}

function registrationAuthenticator({ authenticator = {} }: RegistrationScene) {
  return { seed: CATALOGUE_SEED, attestation: 'packed-self', algorithms: [-7], ...authenticator } as const;
}

/** The case that a row describes. */
export function registrationCase(row: RegistrationRow): RegistrationCase {
  const { scene, change, expect, ...facts } = row;
  return {
    ceremony: 'registration',
    inItsWake: [],
    ...facts,
    policy: policyOf({ ...scene?.expected, ...expect }, expectedRegistration()),
    authenticator: registrationAuthenticator(scene ?? {}),
    make: (live) => {
      const { made, expected } = stageRegistration(scene, live);
      const forge = forgeRegistration(made);
      return {
        control: { response: made.response, expected },
        hostile: {
          response: (change?.(forge, made) ?? forge).response(),
          expected: { ...expected, ...expect },
        },
      };
    },
  };
}
