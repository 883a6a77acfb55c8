import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@signet/webauthn';
import type { Authenticator } from '@signet/testkit';

interface PrfOutput {
  readonly enabled?: boolean;
  readonly results?: { readonly first: string };
}

/** Stands in for a browser whose person holds one authenticator: the two globals that a page asks for credentials with. */
export function withAuthenticator(authenticator: Authenticator): () => void {
  const before = ['navigator', 'PublicKeyCredential'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  const credentials = {
    get: async ({ publicKey }: { readonly publicKey: PublicKeyCredentialRequestOptionsJSON }) =>
      credentialOf(authenticator.get(publicKey, { origin: 'https://example.org' })),
  };
  define('navigator', { credentials });
  // The authenticator takes the JSON form as it is.
  define('PublicKeyCredential', { parseRequestOptionsFromJSON: (json: unknown) => json });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  };
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}

function credentialOf(response: AuthenticationResponseJSON): object {
  const prf = response.clientExtensionResults['prf'] as PrfOutput | undefined;
  const first = prf?.results?.first;
  const outputs =
    first === undefined ? {} : { results: { first: new Uint8Array(Buffer.from(first, 'base64url')).buffer } };
  return {
    id: response.id,
    toJSON: () => response,
    getClientExtensionResults: () => ({ prf: outputs }),
  };
}
