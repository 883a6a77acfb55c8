import { toBase64url } from './base64url.ts';

/** What `finish` takes: a RegistrationResponseJSON or an AuthenticationResponseJSON (§5.1). */
export interface ResponseJSON {
  readonly id: string;
}

type Members = Partial<Record<string, ArrayBuffer>> & { getTransports?(): string[] };

/** The credential as JSON, by the browser itself where it can. */
export function toJson(credential: PublicKeyCredential): ResponseJSON {
  try {
    return credential.toJSON();
  } catch {
    // No toJSON, or one that does not know a password manager's own credential object.
    const members = credential.response as unknown as Members;
    const response: Record<string, unknown> = { transports: members.getTransports?.() };
    // Its byte members, whichever of the two responses it is; they may be of another realm.
    for (const name in members) if (members[name]?.byteLength) response[name] = toBase64url(members[name]);
    return {
      id: credential.id,
      rawId: credential.id,
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    } as ResponseJSON;
  }
}
