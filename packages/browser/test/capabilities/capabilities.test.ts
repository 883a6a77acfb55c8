import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withPage } from '../page/with-page.ts';

const all = { passkeys: true, autofill: true, platformAuthenticator: true, silentUpgrade: true, inFrame: false };
const none = { passkeys: false, autofill: false, platformAuthenticator: false, silentUpgrade: false, inFrame: false };

describe('capabilities', () => {
  it('are what the browser tells (§5.1.7)', async (test) => {
    const { page, signet } = withPage(test);
    page.statics = {
      getClientCapabilities: () =>
        Promise.resolve({ conditionalGet: true, conditionalCreate: true, userVerifyingPlatformAuthenticator: true }),
    };
    assert.deepEqual(await signet.capabilities(), all);
    page.statics = { getClientCapabilities: () => Promise.resolve({}) };
    assert.deepEqual(await signet.capabilities(), { ...none, passkeys: true });
  });

  it('are what older browsers tell', async (test) => {
    const { page, signet } = withPage(test);
    page.statics = {
      isConditionalMediationAvailable: () => Promise.resolve(true),
      isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(true),
    };
    assert.deepEqual(await signet.capabilities(), { ...all, silentUpgrade: false });
    page.statics = {
      isConditionalMediationAvailable: () => Promise.resolve(false),
      isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.reject(new DOMException('', 'NotAllowedError')),
      getClientCapabilities: () => Promise.reject(new DOMException('', 'NotAllowedError')),
    };
    assert.deepEqual(await signet.capabilities(), { ...none, passkeys: true });
  });

  it('are none without PublicKeyCredential', async (test) => {
    const { page, signet } = withPage(test);
    page.statics = undefined;
    assert.deepEqual(await signet.capabilities(), none);
  });

  it('are none in a frame that may not', async (test) => {
    const { page, signet } = withPage(test);
    page.policy = { features: () => ['publickey-credentials-get'], allowsFeature: () => false };
    const { passkeys, autofill, inFrame } = await signet.capabilities();
    assert.deepEqual({ passkeys, autofill, inFrame }, { passkeys: false, autofill: false, inFrame: true });
  });

  it('are none where the browser throws at once', async (test) => {
    const { page, signet } = withPage(test);
    const thrower = (): never => {
      throw new TypeError('Illegal invocation');
    };
    page.statics = {
      isConditionalMediationAvailable: thrower,
      isUserVerifyingPlatformAuthenticatorAvailable: thrower,
      getClientCapabilities: thrower,
    };
    assert.deepEqual(await signet.capabilities(), { ...none, passkeys: true });
  });
});
