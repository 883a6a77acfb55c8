import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { unwrapKey, wrapKey } from '../../src/keyring/wrap.ts';
import { lastingPurposes, tokenPurposes } from '../../src/keyring/keyring.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

describe('a wrapped key', () => {
  const masterKey = randomBytes(32);
  const name = { id: '01020304', purpose: 'ceremony' };
  const secret = randomBytes(32);
  const wrapped = wrapKey(masterKey, name, secret, randomBytes);

  it('opens under its master key, id and purpose', () => {
    assert.deepEqual(unwrapKey(masterKey, name, wrapped), secret);
  });

  it('opens under no other', () => {
    assert.equal(unwrapKey(randomBytes(32), name, wrapped), null);
    assert.equal(unwrapKey(masterKey, { ...name, id: '01020305' }, wrapped), null);
    assert.equal(unwrapKey(masterKey, { ...name, purpose: 'enrolment-ticket' }, wrapped), null);
  });

  it('opens with no byte changed or missing', () => {
    for (let at = 0; at < wrapped.length; at++) {
      const edited = Uint8Array.from(wrapped);
      edited[at] = (edited[at] ?? 0) ^ 1;
      assert.equal(unwrapKey(masterKey, name, edited), null);
      assert.equal(unwrapKey(masterKey, name, wrapped.subarray(0, at)), null);
    }
  });

  it('holds nothing of the secret in the open', () => {
    assert.equal(Buffer.from(wrapped).includes(secret), false);
  });
});

describe('the keyring', () => {
  it('is the same for nodes that start at once, and after a restart', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    const [one, two] = await Promise.all([openSite(settings), openSite(settings)]);
    await using first = one;
    await using second = two;
    const browser = first.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    const elsewhere = second.browser();
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    await elsewhere.ok('signInFinish', body);
    const purposes = database.run('SELECT purpose FROM keyring').map((it) => it['purpose']);
    assert.deepEqual(purposes.toSorted(), [...tokenPurposes, ...lastingPurposes].toSorted());
  });

  it('opens with a retiring key what that one sealed before, and seals with another', async () => {
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    await using before = await openSite(settings);
    const browser = before.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const sealedBefore = await browser.beginSignIn(key);
    before.pass(1000);
    const sealedAfter = await browser.beginSignIn(key);
    database.run("UPDATE keyring SET retires = ? WHERE purpose = 'ceremony'", before.now);
    await using after = await openSite(settings);
    const later = after.browser();
    for (const [name, value] of browser.cookies) later.cookies.set(name, value);
    after.pass(1000);
    await later.refused('signInFinish', sealedAfter, 'ceremony_key_unknown');
    await later.ok('signInFinish', sealedBefore);
    const { ceremony } = await later.ok('signInBegin', {});
    const keyId = (token: string): string => Buffer.from(token, 'base64url').toString('hex', 1, 5);
    assert.notEqual(keyId(ceremony), keyId(sealedBefore.ceremony));
    await later.signIn(key);
  });

  it('stays shut to another master key', async () => {
    using database = new DatabaseFile();
    const { path } = database;
    await (await openSite({ path }))[Symbol.asyncDispose]();
    await assert.rejects(openSite({ path }), { name: 'KeyringLocked' });
  });
});
