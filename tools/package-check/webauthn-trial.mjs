/** Runs where the package is installed: a registration and a sign-in by it, read from ceremonies.json; nothing else is there. */
import { readFileSync } from 'node:fs';
import { parseAuthentication, parseRegistration, verifyAuthentication, verifyRegistration } from '@signet/webauthn';
import { inspect } from '@signet/webauthn/inspect';

const given = JSON.parse(readFileSync(new URL('ceremonies.json', import.meta.url), 'utf8'));
const challenge = new Uint8Array(Buffer.from(given.challenge, 'base64url'));
const userHandle = new Uint8Array(Buffer.from(given.userHandle, 'base64url'));
const expected = /** @type {const} */ ({
  challenge,
  rpIds: [given.rpId],
  origins: [given.origin],
  crossOrigin: 'refused',
  userVerification: 'required',
  extensions: { requested: [], unsolicited: 'ignored' },
});

for (const { registration, authentication } of given.ceremonies) {
  const verified = verifyRegistration(parseRegistration(registration), {
    ...expected,
    mediation: 'optional',
    algorithms: [-7, -8, -257],
    attestation: { none: 'accepted', self: 'accepted', certified: 'accepted-untrusted', anchors: [] },
    backupEligible: 'accepted',
    registered: 'store-refuses-duplicates',
  });
  const { credentialId: id, publicKey, alg, signCount, backupEligible } = verified;
  const signIn = verifyAuthentication(
    parseAuthentication(authentication),
    {
      ...expected,
      user: { identified: 'by-user-handle' },
      allowCredentials: 'discoverable',
      signCount: 'refused-unless-backup-eligible',
      backupUpgrade: 'refused',
      attestedCredentialData: 'ignored',
    },
    { id, publicKey, alg, signCount, backupEligible, userHandle },
  );
  if (Buffer.compare(signIn.credentialId, id) !== 0) throw new Error('another credential signed in');
  if (inspect(registration).problems.length > 0) throw new Error('the inspector finds something wrong');
}
process.stdout.write(`${JSON.stringify({ node: process.version, ceremonies: given.ceremonies.length })}\n`);
