import type { Mediation, PublicKeyCredentialCreationOptionsJSON } from '@signet/webauthn';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import type { AttestationGiven } from './attestation/attestation-maker.ts';
import { ATTESTATION_MAKERS } from './attestation/registry.ts';
import { encodeAttestationObject } from './attestation/statement.ts';
import type { Attestation } from './attestation/statement.ts';
import type { AuthenticatorDataParts } from './authenticator-data.ts';
import { encodeAuthenticatorData, flagsByte } from './authenticator-data.ts';
import type { ClientData } from './client-data.ts';
import { collectClientData, serializeClientData } from './client-data.ts';
import type { AuthenticatorCredential } from './credential.ts';
import type { CreationWish } from './extensions/extension.ts';
import { EXTENSION_MAKERS, joinOutputs } from './extensions/registry.ts';
import type { AllOutputs } from './extensions/registry.ts';
import { KEY_MAKERS } from './keys/algorithms.ts';
import type { CreatedResponse } from './responses.ts';
import type { AuthenticatorSettings } from './settings.ts';
import { sha256 } from './sha256.ts';
import type { AuthenticatorState } from './state.ts';
import type { CeremonyContext } from './user-gesture.ts';
import { verifyUser } from './user-gesture.ts';

/** Where a creation runs and what the person does. */
export interface CreationContext extends CeremonyContext {
  /** `conditional` is a silent upgrade: nobody is asked, UP is 0. */
  readonly mediation?: Mediation;
  /** Use this algorithm, whatever the options prefer or allow. */
  readonly alg?: number;
}

/** A registration response with everything that made it: what the forge works on. */
export interface MadeRegistration {
  readonly ceremony: 'registration';
  readonly response: CreatedResponse;
  readonly credential: AuthenticatorCredential;
  readonly clientData: ClientData;
  readonly authenticatorData: AuthenticatorDataParts;
  /** What the attestation was made from, and what came out. */
  readonly given: AttestationGiven;
  readonly attestation: Attestation;
}

/** Creates a credential and the response that registers it (§5.1.3, §6.3.2); throws DOMExceptions named as a browser's. */
export function makeRegistration(
  state: AuthenticatorState,
  options: PublicKeyCredentialCreationOptionsJSON,
  context: CreationContext,
): MadeRegistration {
  const wish: CreationWish = { asked: options.extensions ?? {}, options, settings: state.settings };
  for (const maker of EXTENSION_MAKERS) maker.admitCreation?.(wish);
  refuseExcluded(state, options);
  const userVerified = verifyUser(state.settings, options.authenticatorSelection.userVerification, context);
  const credential = addCredential(state, options, chooseAlgorithm(state.settings, options, context));
  const clientData = collectClientData('webauthn.create', options.challenge, context);
  const extended = { ...wish, seed: state.seed, credential, userVerified };
  const extensions = joinOutputs(EXTENSION_MAKERS.map((maker) => maker.registration?.(extended)));
  const authenticatorData: AuthenticatorDataParts = {
    rpIdHash: sha256(credential.rpId),
    flags: flagsByte({
      up: context.userPresent ?? context.mediation !== 'conditional',
      uv: userVerified,
      be: credential.backupEligible,
      bs: credential.backupState,
      at: true,
      ed: extensions.authenticator !== null,
    }),
    signCount: credential.signCount,
    attested: { aaguid: state.settings.aaguid, credentialId: credential.id, publicKey: credential.key.cose },
    extensions: extensions.authenticator,
  };
  const given: AttestationGiven = {
    seed: state.seed,
    aaguid: state.settings.aaguid,
    credential,
    authenticatorData: encodeAuthenticatorData(authenticatorData),
    clientDataJSON: serializeClientData(clientData),
  };
  const attestation = ATTESTATION_MAKERS[state.settings.attestation](given);
  const parts = { ceremony: 'registration', credential, clientData, authenticatorData, given, attestation } as const;
  return { ...parts, response: responseOf(parts, state.settings, extensions) };
}

/** §6.3.2 step 3; appidExclude adds those of an AppID (§10.1.2). */
function refuseExcluded({ credentials }: AuthenticatorState, options: PublicKeyCredentialCreationOptionsJSON): void {
  const excluded = new Set((options.excludeCredentials ?? []).map(({ id }) => id));
  const scopes = [options.rp.id, options.extensions?.appidExclude];
  if (credentials.some(({ id, rpId }) => scopes.includes(rpId) && excluded.has(encodeBase64url(id)))) {
    throw new DOMException('this authenticator holds one of excludeCredentials', 'InvalidStateError');
  }
}

function chooseAlgorithm(
  { algorithms }: AuthenticatorSettings,
  { pubKeyCredParams }: PublicKeyCredentialCreationOptionsJSON,
  context: CreationContext,
): number {
  const alg = context.alg ?? pubKeyCredParams.find((wanted) => algorithms.includes(wanted.alg))?.alg;
  if (alg === undefined) throw new DOMException('none of pubKeyCredParams can be made', 'NotSupportedError');
  return alg;
}

/** §6.3.2 step 7: a new discoverable credential takes the place of the same user's older one at this RP ID. */
function addCredential(
  state: AuthenticatorState,
  options: PublicKeyCredentialCreationOptionsJSON,
  alg: number,
): AuthenticatorCredential {
  const makeKey = KEY_MAKERS.get(alg);
  if (makeKey === undefined) throw new DOMException(`no key can be made for ${alg}`, 'NotSupportedError');
  state.made += 1;
  const label = `credential ${state.made}`;
  const credential: AuthenticatorCredential = {
    id: state.seed.bytes(`${state.settings.device}${label} id`, state.settings.credentialIdLength),
    rpId: options.rp.id,
    userHandle: decodeBase64url(options.user.id),
    userName: options.user.name,
    key: makeKey(state.seed, label),
    discoverable: options.authenticatorSelection.residentKey !== 'discouraged',
    signCount: state.settings.counter === 'rising' ? 1 : 0,
    backupEligible: state.settings.backupEligible,
    backupState: state.settings.backupState,
    prfSecret: null,
    largeBlob: { supported: false, bytes: null },
    credProtect: 1,
    credBlob: null,
  };
  const replaced = state.credentials.findIndex((other) => credential.discoverable && sameAccount(other, credential));
  if (replaced !== -1) state.credentials.splice(replaced, 1);
  state.credentials.push(credential);
  return credential;
}

function sameAccount(a: AuthenticatorCredential, b: AuthenticatorCredential): boolean {
  return a.discoverable && a.rpId === b.rpId && encodeBase64url(a.userHandle) === encodeBase64url(b.userHandle);
}

function responseOf(
  made: Omit<MadeRegistration, 'response'>,
  settings: AuthenticatorSettings,
  extensions: AllOutputs,
): CreatedResponse {
  const { credential, clientData, attestation } = made;
  const authenticatorData = encodeAuthenticatorData(made.authenticatorData);
  const id = encodeBase64url(credential.id);
  return {
    id,
    rawId: id,
    type: 'public-key',
    authenticatorAttachment: settings.attachment,
    clientExtensionResults: extensions.client,
    response: {
      clientDataJSON: encodeBase64url(serializeClientData(clientData)),
      attestationObject: encodeBase64url(encodeAttestationObject(attestation, authenticatorData)),
      authenticatorData: encodeBase64url(authenticatorData),
      transports: [...settings.transports],
      publicKey: encodeBase64url(credential.key.publicKey.export({ format: 'der', type: 'spki' })),
      publicKeyAlgorithm: credential.key.alg,
    },
  };
}
