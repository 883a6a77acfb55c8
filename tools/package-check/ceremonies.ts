import { createAuthenticator, encodeBase64url } from '@signet/testkit';
import { authenticationOptions, registrationOptions } from '@signet/webauthn';

/** Registrations and sign-ins as JSON, for a program that has the installed package and nothing else. */
export function ceremoniesJson(): string {
  const challenge = new Uint8Array(32).fill(1);
  const userHandle = new Uint8Array(32).fill(2);
  const [rpId, origin] = ['example.org', 'https://example.org'];
  const common = { challenge, userVerification: 'required', timeout: 300_000, hints: [], extensions: {} } as const;
  const ceremonies = [-7, -8, -257].map((alg) => {
    const authenticator = createAuthenticator({ algorithms: [alg], seed: `package ${alg}` });
    const creation = registrationOptions({
      ...common,
      rp: { id: rpId, name: 'Example' },
      user: { id: userHandle, name: 'ada', displayName: 'Ada' },
      algorithms: [alg],
      excludeCredentials: [],
      residentKey: 'required',
      attestation: 'none',
    });
    const registration = authenticator.create(creation, { origin });
    const request = authenticationOptions({ ...common, rpId, allowCredentials: [] });
    return { registration, authentication: authenticator.get(request, { origin }) };
  });
  const texts = { challenge: encodeBase64url(challenge), userHandle: encodeBase64url(userHandle) };
  return JSON.stringify({ ...texts, rpId, origin, ceremonies });
}
