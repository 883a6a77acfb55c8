import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialDescriptorJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@signet/webauthn';
import { fromBase64url } from './base64url.ts';
import { publicKeyCredential } from './public-key-credential.ts';

const descriptors = (list: PublicKeyCredentialDescriptorJSON[]): PublicKeyCredentialDescriptor[] =>
  list.map((it) => ({ ...it, id: fromBase64url(it.id) }) as PublicKeyCredentialDescriptor);

/** Those that the server asks for (§9) have no bytes in them: nothing is to be decoded. */
type Inputs = { extensions: AuthenticationExtensionsClientInputs };

/** §5.1.8, by the browser itself where it can. */
export const creationOptions = (json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions =>
  publicKeyCredential()?.parseCreationOptionsFromJSON?.(json) ?? {
    ...(json as typeof json & Inputs),
    challenge: fromBase64url(json.challenge),
    user: { ...json.user, id: fromBase64url(json.user.id) },
    excludeCredentials: descriptors(json.excludeCredentials),
  };

/** §5.1.9 */
export const requestOptions = (json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions =>
  publicKeyCredential()?.parseRequestOptionsFromJSON?.(json) ?? {
    ...(json as typeof json & Inputs),
    challenge: fromBase64url(json.challenge),
    allowCredentials: descriptors(json.allowCredentials),
  };
