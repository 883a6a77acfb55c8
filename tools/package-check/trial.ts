import { createAuthenticator } from '@signet/testkit';
import { authenticationOptions, registrationOptions } from '@signet/webauthn';

const [rpId, origin] = ['example.org', 'https://example.org'];
const challenge = new Uint8Array(32).fill(7);
const userHandle = new Uint8Array(32).fill(9);
const asked = { challenge, userVerification: 'preferred', timeout: 300_000, hints: [], extensions: {} } as const;

/** A program that verifies a registration and a sign-in with what is installed beside it, and says so on its output. */
export function trialProgram(): string {
  const authenticator = createAuthenticator({ seed: 'trial' });
  const user = { id: userHandle, name: 'mara', displayName: 'Mara' };
  const creation = registrationOptions({
    ...asked,
    rp: { id: rpId, name: 'Example' },
    user,
    algorithms: [-7],
    excludeCredentials: [],
    residentKey: 'required',
    attestation: 'none',
  });
  const registration = authenticator.create(creation, { origin });
  const assertion = authenticator.get(authenticationOptions({ ...asked, rpId, allowCredentials: [] }), { origin });
  return `
import { createKeyCache, parseAuthentication, parseRegistration, verifyAuthentication, verifyRegistration } from '@signet/webauthn';
import { inspect } from '@signet/webauthn/inspect';
const expected = {
  challenge: new Uint8Array(32).fill(7), rpIds: ['${rpId}'], origins: ['${origin}'], crossOrigin: 'refused',
  userVerification: 'preferred', extensions: { requested: [], unsolicited: 'ignored' },
};
const registration = ${JSON.stringify(registration)};
const made = verifyRegistration(parseRegistration(registration), {
  ...expected, mediation: 'optional', algorithms: [-7], backupEligible: 'accepted', registered: 'store-refuses-duplicates',
  attestation: { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted', anchors: [] },
});
const credential = {
  id: made.credentialId, publicKey: made.publicKey, alg: made.alg, signCount: made.signCount,
  backupEligible: made.backupEligible, userHandle: new Uint8Array(32).fill(9),
};
const { userVerified } = verifyAuthentication(parseAuthentication(${JSON.stringify(assertion)}), {
  ...expected, user: { identified: 'by-user-handle' }, allowCredentials: 'discoverable',
  signCount: 'refused', backupUpgrade: 'refused', attestedCredentialData: 'ignored',
}, credential, { keys: createKeyCache(10) });
const tree = inspect(JSON.stringify(registration));
process.stdout.write(JSON.stringify({ node: process.versions.node, alg: made.alg, userVerified, inspected: typeof tree }));
`;
}
