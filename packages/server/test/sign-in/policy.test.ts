import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import type { PolicyInput } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator, AuthenticatorOptions } from '@signet/testkit';
import { add } from '../scene/adding.ts';
import { attestedKey, deviceBound } from '../scene/attested.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';
import type { Site } from '../scene/site.ts';

const rsa = { algorithms: [-257] } as const;

/** A site on which Ada signed up under the default policy, under another one. */
async function under(database: DatabaseFile, policy: PolicyInput, keys: readonly Authenticator[]): Promise<Site> {
  const settings = { path: database.path, masterKey: randomBytes(32) };
  await using before = await openSite({ ...settings, policy: {} });
  const browser = before.browser();
  const [first = assert.fail(), ...others] = keys;
  await browser.signUp(first, 'Ada');
  for (const other of others) await add(browser, first, other);
  return await openSite({ ...settings, policy });
}

describe('the policy in force', () => {
  const refusals: readonly [string, PolicyInput, AuthenticatorOptions, string][] = [
    ['an algorithm that it does not list any more', { algorithms: [-8, -7] }, rsa, 'algorithms'],
    ['a passkey that can be backed up', deviceBound, {}, 'backupEligible'],
  ];
  for (const [name, policy, authenticator, field] of refusals) {
    it(`takes no more ${name}: told after a good signature, and written down`, async () => {
      using database = new DatabaseFile();
      const key = createAuthenticator(authenticator);
      await using site = await under(database, policy, [key]);
      const browser = site.browser();
      const body = await browser.beginSignIn(key);
      const problem = await browser.refused('signInFinish', body, 'passkey_not_accepted');
      assert.equal(problem.status, 403);
      assert.equal(problem.detail, `by policy.${field}`);
      const [event] = database.run("SELECT code, actor FROM events WHERE type = 'sign-in.finished'");
      assert.equal(event?.['code'], 'passkey_not_accepted');
      assert.notEqual(event?.['actor'], null);
      const forger = site.browser();
      const { ceremony, response } = await forger.beginSignIn(key);
      const signature = encode(Buffer.from('junk'));
      const made = response as { response: object };
      const forged = { ...made, response: { ...made.response, signature } };
      await forger.refused('signInFinish', { ceremony, response: forged }, 'bad_signature');
    });
  }

  it('takes what it accepts as before', async () => {
    using database = new DatabaseFile();
    const key = createAuthenticator(attestedKey);
    await using site = await under(database, deviceBound, [key]);
    assert.equal((await site.browser().signIn(key)).session.account.username, 'Ada');
  });

  it('takes no confirmation of a passkey that it does not accept, and asks for one that it does', async () => {
    using database = new DatabaseFile();
    const [old, good] = [createAuthenticator(rsa), createAuthenticator()];
    await using site = await under(database, { algorithms: [-8, -7] }, [old, good]);
    const browser = site.browser();
    await browser.signIn(good);
    const { ceremony, options } = await browser.ok('confirmBegin', { action: 'passkey.add', parameters: {} });
    assert.equal(options.allowCredentials?.length, 1);
    const named = {
      ...options,
      allowCredentials: [{ type: 'public-key' as const, id: encode(old.credentials[0]?.id ?? assert.fail()) }],
    };
    const response = old.get(named, { origin: browser.origin });
    await browser.refused('passkeyAddBegin', { confirmation: { ceremony, response } }, 'passkey_not_accepted');
    await browser.confirm(good, 'passkey.add');
  });

  it('lets nobody without user verification in where it requires it', async () => {
    using database = new DatabaseFile();
    const key = createAuthenticator({ userVerification: false });
    await using site = await under(database, { preset: 'workforce' }, [key]);
    const browser = site.browser();
    const { ceremony, options } = await browser.ok('signInBegin', {});
    assert.equal(options.userVerification, 'required');
    const response = key.get({ ...options, userVerification: 'preferred' }, { origin: browser.origin });
    await browser.refused('signInFinish', { ceremony, response }, 'user_not_verified');
  });
});

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
