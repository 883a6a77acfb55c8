import { encodeBase64url } from '../bytes/base64url.ts';
import type { RegistrationExtensionInputs } from '../extensions/inputs.ts';
import { writeRegistrationInputs } from '../extensions/write-inputs.ts';
import type {
  AttestationConveyancePreference,
  AuthenticatorAttachment,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialHint,
  PublicKeyCredentialParameters,
  ResidentKeyRequirement,
  UserVerificationRequirement,
} from '../public-key-credential/json.ts';
import {
  checkOneOf,
  checkRpId,
  checkTimeout,
  requirements,
  writeChallenge,
  writeDescriptors,
  writeHints,
} from './options-members.ts';
import type { CredentialDescriptor } from './options-members.ts';
import { legacyAlgorithms, supportedAlgorithms } from './supported.ts';

export interface RegistrationOptionsInput {
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: {
    /** The user handle, 1 to 64 bytes, without personal data (§14.6.1). */
    readonly id: Uint8Array;
    readonly name: string;
    readonly displayName: string;
  };
  /** 16 bytes or more of a random source (§13.4.3). */
  readonly challenge: Uint8Array;
  /** COSE algorithm identifiers, most preferred first. */
  readonly algorithms: readonly number[];
  /** `accepted` lets `algorithms` name RS1 (-65535), which rests on SHA-1; verification wants the same word. */
  readonly legacyTpmRs1?: 'accepted' | 'refused';
  readonly excludeCredentials: readonly CredentialDescriptor[];
  readonly userVerification: UserVerificationRequirement;
  readonly residentKey: ResidentKeyRequirement;
  readonly attestation: AttestationConveyancePreference;
  /** Milliseconds. */
  readonly timeout: number;
  /** §5.8.7, most preferred first. Clients take them over what `authenticatorAttachment` says; older ones know only that. */
  readonly hints: readonly PublicKeyCredentialHint[];
  readonly authenticatorAttachment?: AuthenticatorAttachment;
  /** Extensions to ask for (§9), by identifier; `expected.extensions.requested` names the same. */
  readonly extensions: RegistrationExtensionInputs;
}

/** §5.4.7 */
const conveyances = ['none', 'indirect', 'direct', 'enterprise'] as const;

/**
 * Options for credential creation (§5.4), as JSON for `PublicKeyCredential.parseCreationOptionsFromJSON()`.
 * @throws TypeError where an input makes no sense: a challenge below 16 bytes, a user handle of 0 or more than 64, an
 * algorithm that is not supported, an RP ID that is no domain
 */
export function registrationOptions(input: RegistrationOptionsInput): PublicKeyCredentialCreationOptionsJSON {
  const { rp, user, authenticatorAttachment, residentKey } = input;
  const excludeCredentials = writeDescriptors(input.excludeCredentials, 'excludeCredentials');
  return {
    rp: { id: checkRpId(rp.id), name: checkName(rp.name, 'rp.name') },
    user: {
      id: writeUserHandle(user.id),
      name: checkName(user.name, 'user.name'),
      displayName: user.displayName,
    },
    challenge: writeChallenge(input.challenge),
    pubKeyCredParams: writeAlgorithms(input),
    timeout: checkTimeout(input.timeout),
    excludeCredentials,
    authenticatorSelection: {
      ...(authenticatorAttachment === undefined
        ? {}
        : {
            authenticatorAttachment: checkOneOf(
              authenticatorAttachment,
              ['platform', 'cross-platform'],
              'authenticatorAttachment',
            ),
          }),
      residentKey: checkOneOf(residentKey, requirements, 'residentKey'),
      // What clients of Level 1 read in its place (§5.4.4).
      requireResidentKey: residentKey === 'required',
      userVerification: checkOneOf(input.userVerification, requirements, 'userVerification'),
    },
    hints: writeHints(input.hints),
    attestation: checkOneOf(input.attestation, conveyances, 'attestation'),
    extensions: writeRegistrationInputs(
      input.extensions,
      excludeCredentials.map(({ id }) => id),
    ),
  };
}

function checkName(name: string, what: string): string {
  if (typeof name !== 'string' || name === '') throw new TypeError(`${what} is empty`);
  return name;
}

/** §5.4.3 */
function writeUserHandle(id: Uint8Array): string {
  if (!(id instanceof Uint8Array) || id.length === 0 || id.length > 64) {
    throw new TypeError('user.id has not 1 to 64 bytes');
  }
  return encodeBase64url(id);
}

function writeAlgorithms({ algorithms, legacyTpmRs1 }: RegistrationOptionsInput): PublicKeyCredentialParameters[] {
  if (algorithms.length === 0) throw new TypeError('algorithms names none');
  const legacy = legacyTpmRs1 === 'accepted' ? legacyAlgorithms : [];
  return algorithms.map((alg) => {
    if (!supportedAlgorithms.includes(alg) && !legacy.includes(alg)) {
      throw new TypeError('algorithms names one that is not supported');
    }
    return { type: 'public-key', alg };
  });
}
