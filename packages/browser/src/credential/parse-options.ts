import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialDescriptorJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import { fromBase64url } from './base64url.ts';
import { publicKeyCredential } from './public-key-credential.ts';

const descriptors = (list: PublicKeyCredentialDescriptorJSON[]): PublicKeyCredentialDescriptor[] =>
  list.map((it) => ({ ...it, id: fromBase64url(it.id) }) as PublicKeyCredentialDescriptor);

/** §5.1.8, by the browser itself where it can. */
export function creationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const native = publicKeyCredential();
  if (native?.parseCreationOptionsFromJSON) return native.parseCreationOptionsFromJSON(json);
  return {
    ...json,
    challenge: fromBase64url(json.challenge),
    user: { ...json.user, id: fromBase64url(json.user.id) },
    excludeCredentials: descriptors(json.excludeCredentials),
  };
}

/** §5.1.9 */
export function requestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const native = publicKeyCredential();
  if (native?.parseRequestOptionsFromJSON) return native.parseRequestOptionsFromJSON(json);
  return {
    ...json,
    challenge: fromBase64url(json.challenge),
    allowCredentials: descriptors(json.allowCredentials),
  };
}
