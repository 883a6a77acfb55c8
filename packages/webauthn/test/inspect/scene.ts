import { createAuthenticator } from '@signet/testkit';
import type { AuthenticationResponseJSON } from '@signet/webauthn';
import { authenticationOptions } from '../../src/ceremonies/authentication-options.ts';
import { registrationOptions } from '../../src/ceremonies/registration-options.ts';
import { fromHex } from '../encoding/hex.ts';

export const origin = 'https://example.org';

export const options = registrationOptions({
  rp: { id: 'example.org', name: 'Example' },
  user: { id: new Uint8Array(16).fill(1), name: 'ada', displayName: 'Ada' },
  challenge: new Uint8Array(32),
  algorithms: [-7],
  excludeCredentials: [],
  userVerification: 'preferred',
  residentKey: 'required',
  attestation: 'none',
  timeout: 60_000,
  hints: [],
  extensions: {},
});

/** The authenticator that made the registration. */
const authenticator = createAuthenticator({ seed: 'inspect', userVerification: false });

/** A registration without attestation, its credential id of 32 bytes. */
export const registration = authenticator.create(options, { origin });

/** A sign-in with the credential of the registration. */
export function signIn(): AuthenticationResponseJSON {
  const request = authenticationOptions({
    rpId: 'example.org',
    challenge: new Uint8Array(32),
    allowCredentials: [],
    userVerification: 'preferred',
    timeout: 60_000,
    hints: [],
    extensions: {},
  });
  return authenticator.get(request, { origin });
}

/** Authenticator data with these flags, 37 bytes. */
export function authData(flags: string, rest: string = '00000000', hash: string = 'aa'.repeat(32)): Uint8Array {
  return fromHex(hash + flags + rest);
}
