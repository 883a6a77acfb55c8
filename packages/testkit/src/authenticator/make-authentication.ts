import type {
  AuthenticatorAttachment,
  PublicKeyCredentialRequestOptionsJSON,
  UserVerificationRequirement,
} from '@signet/webauthn';
import { encodeBase64url } from '../encoding/base64url.ts';
import { signedBytes } from './attestation/statement.ts';
import type { AuthenticatorDataParts } from './authenticator-data.ts';
import { encodeAuthenticatorData, flagsByte } from './authenticator-data.ts';
import type { ClientData } from './client-data.ts';
import { collectClientData, serializeClientData } from './client-data.ts';
import type { AuthenticatorCredential } from './credential.ts';
import { isUsable } from './extensions/cred-protect.ts';
import type { RequestWish } from './extensions/extension.ts';
import { EXTENSION_MAKERS, joinOutputs } from './extensions/registry.ts';
import type { AllOutputs } from './extensions/registry.ts';
import type { AssertedResponse } from './responses.ts';
import { sha256 } from './sha256.ts';
import type { AuthenticatorState } from './state.ts';
import type { CeremonyContext } from './user-gesture.ts';
import { verifyUser } from './user-gesture.ts';

/** Where an assertion is made and what the person does. */
export interface AssertionContext extends CeremonyContext {
  /** The credential that the person picks; default: the newest that fits. */
  readonly credentialId?: Uint8Array;
}

/** An authentication response with everything that made it: what the forge works on. */
export interface MadeAuthentication {
  readonly ceremony: 'authentication';
  readonly response: AssertedResponse;
  readonly credential: AuthenticatorCredential;
  readonly clientData: ClientData;
  readonly authenticatorData: AuthenticatorDataParts;
}

/** Makes an assertion (§5.1.4, §6.3.3); throws a NotAllowedError where no credential fits. */
export function makeAuthentication(
  state: AuthenticatorState,
  options: PublicKeyCredentialRequestOptionsJSON,
  context: AssertionContext,
): MadeAuthentication {
  const wish: RequestWish = { asked: options.extensions ?? {}, options, settings: state.settings };
  for (const maker of EXTENSION_MAKERS) maker.admitRequest?.(wish);
  const userVerified = verifyUser(state.settings, requirementOf(options), context);
  const credential = chooseCredential(state, options, context, userVerified);
  if (state.settings.counter === 'rising') credential.signCount += 1;
  const clientData = collectClientData('webauthn.get', options.challenge, context);
  const extended = { ...wish, seed: state.seed, credential, userVerified };
  const extensions = joinOutputs(EXTENSION_MAKERS.map((maker) => maker.authentication?.(extended)));
  const authenticatorData: AuthenticatorDataParts = {
    rpIdHash: sha256(credential.rpId),
    flags: flagsByte({
      up: context.userPresent ?? true,
      uv: userVerified,
      be: credential.backupEligible,
      bs: credential.backupState,
      ed: extensions.authenticator !== null,
    }),
    signCount: credential.signCount,
    attested: null,
    extensions: extensions.authenticator,
  };
  const parts = { ceremony: 'authentication', credential, clientData, authenticatorData } as const;
  return { ...parts, response: responseOf(parts, state.settings.attachment, extensions) };
}

/** §10.1.4: the pseudo-random function is that of user verification, whatever the options say of it. */
function requirementOf({
  userVerification,
  extensions,
}: PublicKeyCredentialRequestOptionsJSON): UserVerificationRequirement {
  const evaluates = extensions?.prf?.eval !== undefined || extensions?.prf?.evalByCredential !== undefined;
  return evaluates && userVerification === 'discouraged' ? 'preferred' : userVerification;
}

/** §10.1.1: only credentials that are named can be of the AppID. */
function isOfAppId({ rpId }: AuthenticatorCredential, options: PublicKeyCredentialRequestOptionsJSON): boolean {
  return rpId === options.extensions?.appid && (options.allowCredentials ?? []).length > 0;
}

function chooseCredential(
  { credentials }: AuthenticatorState,
  options: PublicKeyCredentialRequestOptionsJSON,
  { credentialId }: AssertionContext,
  userVerified: boolean,
): AuthenticatorCredential {
  const allowed = new Set((options.allowCredentials ?? []).map(({ id }) => id));
  const wanted = credentialId === undefined ? null : encodeBase64url(credentialId);
  const chosen = credentials.findLast((credential) => {
    const id = encodeBase64url(credential.id);
    const offered = allowed.size === 0 ? credential.discoverable : allowed.has(id);
    const scoped = credential.rpId === options.rpId || isOfAppId(credential, options);
    const usable = isUsable(credential, userVerified, allowed.size > 0);
    return scoped && offered && usable && (wanted === null || wanted === id);
  });
  if (chosen === undefined) throw new DOMException('no credential fits', 'NotAllowedError');
  return chosen;
}

function responseOf(
  { credential, clientData, ...made }: Omit<MadeAuthentication, 'response'>,
  attachment: AuthenticatorAttachment,
  extensions: AllOutputs,
): AssertedResponse {
  const id = encodeBase64url(credential.id);
  const clientDataJSON = serializeClientData(clientData);
  const authenticatorData = encodeAuthenticatorData(made.authenticatorData);
  return {
    id,
    rawId: id,
    type: 'public-key',
    authenticatorAttachment: attachment,
    clientExtensionResults: extensions.client,
    response: {
      clientDataJSON: encodeBase64url(clientDataJSON),
      authenticatorData: encodeBase64url(authenticatorData),
      signature: encodeBase64url(credential.key.sign(signedBytes(authenticatorData, clientDataJSON))),
      ...(credential.discoverable ? { userHandle: encodeBase64url(credential.userHandle) } : {}),
    },
  };
}
