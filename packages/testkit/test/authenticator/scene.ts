import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';

/** Options that ask for a discoverable ES256 credential at example.org. */
export function creation(
  changed: Partial<PublicKeyCredentialCreationOptionsJSON> = {},
): PublicKeyCredentialCreationOptionsJSON {
  return {
    rp: { id: 'example.org', name: 'Example' },
    user: { id: 'YWRh', name: 'ada', displayName: 'Ada' },
    challenge: 'MDEyMzQ1Njc4OWFiY2RlZg',
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    timeout: 60_000,
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
    hints: [],
    attestation: 'none',
    extensions: {},
    ...changed,
  };
}

/** Options of a nameless sign-in at example.org. */
export function request(
  changed: Partial<PublicKeyCredentialRequestOptionsJSON> = {},
): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge: 'MDEyMzQ1Njc4OWFiY2RlZg',
    timeout: 60_000,
    rpId: 'example.org',
    allowCredentials: [],
    userVerification: 'preferred',
    hints: [],
    extensions: {},
    ...changed,
  };
}

export const PAGE = { origin: 'https://example.org' } as const;

/** Bytes of a base64url member. */
export function bytesOf(text: string | null | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64url');
}
