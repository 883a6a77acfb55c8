import type { AuthenticatorData } from './authenticator-data.ts';
export function parseAuthenticatorData(bytes: Uint8Array): AuthenticatorData {
  throw new Error('unwritten ' + bytes);
}
