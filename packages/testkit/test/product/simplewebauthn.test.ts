import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { VerifiedRegistrationResponse } from '@simplewebauthn/server';
import { createAuthenticator, forgeAuthentication } from '@signet/testkit';
import type { Authenticator, AuthenticatorOptions } from '@signet/testkit';

const rpID = 'example.org';
const expected = { expectedOrigin: 'https://example.org', expectedRPID: rpID } as const;
type Credential = NonNullable<VerifiedRegistrationResponse['registrationInfo']>['credential'];

/** Somebody else's server, as its documentation shows it. */
async function register(authenticator: Authenticator, algorithms: number[] = []): Promise<Credential> {
  const options = await generateRegistrationOptions({
    rpName: 'Example',
    rpID,
    userName: 'ada',
    attestationType: 'direct',
    authenticatorSelection: { residentKey: 'required' },
    ...(algorithms.length === 0 ? {} : { supportedAlgorithmIDs: algorithms }),
  });
  const response = authenticator.create(options);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    ...expected,
    response,
    expectedChallenge: options.challenge,
    ...(algorithms.length === 0 ? {} : { supportedAlgorithmIDs: algorithms }),
  });
  assert.equal(verified, true);
  assert.ok(registrationInfo);
  return registrationInfo.credential;
}

async function signIn(credential: Credential, authenticator: Authenticator): Promise<boolean> {
  const options = await generateAuthenticationOptions({ rpID });
  const response = authenticator.get(options);
  const { challenge: expectedChallenge } = options;
  const answer = await verifyAuthenticationResponse({ ...expected, response, expectedChallenge, credential });
  return answer.verified;
}

describe('the software authenticator at another server', () => {
  const models: readonly (readonly [what: string, options: AuthenticatorOptions, algorithms: number[]])[] = [
    ['as it comes', {}, []],
    ['ES256', {}, [-7]],
    ['EdDSA', {}, [-8]],
    ['RS256', {}, [-257]],
    ['a security key', { transports: ['usb'], backupEligible: false, counter: 'rising' }, []],
    ['a long credential id', { credentialIdLength: 1023 }, []],
    ['packed self attestation', { attestation: 'packed-self' }, [-7]],
    ['packed attestation', { attestation: 'packed-certified' }, []],
    ['fido-u2f attestation', { attestation: 'fido-u2f', aaguid: new Uint8Array(16) }, [-7]],
  ];
  for (const [what, options, algorithms] of models) {
    it(`registers and signs in: ${what}`, async () => {
      const authenticator = createAuthenticator(options);
      const credential = await register(authenticator, algorithms);
      assert.equal(await signIn(credential, authenticator), true);
    });
  }

  it('is refused there where one thing is wrong', async () => {
    const authenticator = createAuthenticator();
    const credential = await register(authenticator);
    const options = await generateAuthenticationOptions({ rpID });
    const hostile = forgeAuthentication(authenticator.makeAuthentication(options))
      .clientData({ origin: 'https://evil.example' })
      .resign();
    const { challenge: expectedChallenge } = options;
    const response = hostile.response() as ReturnType<Authenticator['get']>;
    await assert.rejects(
      verifyAuthenticationResponse({ ...expected, response, expectedChallenge, credential }),
      /Unexpected authentication response origin/u,
    );
  });
});
