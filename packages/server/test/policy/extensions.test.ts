import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyInput } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { openSite } from '../scene/site.ts';

const policy: PolicyInput = { credentialProtection: 'userVerificationRequired', unsolicitedExtensions: 'refused' };
const key = { transports: ['usb'], backupEligible: false } as const;

describe('a policy of extensions', () => {
  it('asks for credProps alone by default', async () => {
    await using site = await openSite({});
    const { options } = await site.browser().ok('signUpBegin', { username: 'Ada' });
    assert.deepEqual(options.extensions, { credProps: true });
  });

  it('demands protection of new credentials, and takes those that have it', async () => {
    await using site = await openSite({ policy });
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Ada' });
    assert.deepEqual(options.extensions, {
      credProps: true,
      credentialProtectionPolicy: 'userVerificationRequired',
      enforceCredentialProtectionPolicy: true,
    });
    const authenticator = createAuthenticator(key);
    const response = authenticator.create(options, { origin: browser.origin });
    await browser.ok('signUpFinish', { ceremony, response });
    assert.equal(authenticator.credentials[0]?.credProtect, 3);
    await browser.signIn(authenticator);
  });

  it('refuses a credential that is protected less', async () => {
    await using site = await openSite({ policy });
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Ada' });
    const passedOver = { ...options, extensions: { credProps: true } };
    const response = createAuthenticator(key).create(passedOver, { origin: browser.origin });
    await browser.refused('signUpFinish', { ceremony, response }, 'extension_policy');
  });

  it('lets nobody make a protected credential that could never sign in', async () => {
    await using site = await openSite({ policy });
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signUpBegin', { username: 'Ada' });
    assert.equal(options.authenticatorSelection?.userVerification, 'required');
    const [simple, pin] = [createAuthenticator({ ...key, userVerification: false }), createAuthenticator(key)];
    const selection = { ...options.authenticatorSelection, userVerification: 'discouraged' as const };
    const response = simple.create({ ...options, authenticatorSelection: selection }, { origin: browser.origin });
    await browser.refused('signUpFinish', { ceremony, response }, 'user_not_verified');
    await browser.signUp(pin, 'Ada');
    await browser.signIn(pin);
  });
});
