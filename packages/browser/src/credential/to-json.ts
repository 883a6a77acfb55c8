import { toBase64url } from './base64url.ts';

/** What `finish` takes: a RegistrationResponseJSON or an AuthenticationResponseJSON (§5.1). */
export interface ResponseJSON {
  readonly id: string;
}

const binary = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];

/** The credential as JSON, by the browser itself where it can. */
export function toJson(credential: PublicKeyCredential): ResponseJSON {
  try {
    return credential.toJSON();
  } catch {
    // No toJSON, or one that does not know a password manager's own credential object.
    const { id, rawId, type, authenticatorAttachment } = credential;
    const members = credential.response as AuthenticatorResponse & Record<string, unknown> & Partial<Transports>;
    const response: Record<string, unknown> = { transports: members.getTransports?.() };
    for (const name of binary) if (members[name]) response[name] = toBase64url(members[name] as ArrayBuffer);
    const clientExtensionResults = credential.getClientExtensionResults();
    return {
      id,
      rawId: toBase64url(rawId),
      type,
      authenticatorAttachment,
      clientExtensionResults,
      response,
    } as ResponseJSON;
  }
}

interface Transports {
  getTransports(): string[];
}
