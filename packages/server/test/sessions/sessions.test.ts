import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StorageUnavailable } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { sessionTokenHash } from '../../src/sessions/token.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

const down = (): Promise<never> => Promise.reject(new StorageUnavailable('disk'));

describe('a session token', () => {
  it('is 32 bytes in base64url, or nothing is asked of the store', () => {
    assert.equal(sessionTokenHash(Buffer.alloc(32).toString('base64url'))?.length, 32);
    for (const text of [
      '',
      'AAAA',
      Buffer.alloc(31).toString('base64url'),
      Buffer.alloc(33).toString('base64url'),
      '%',
    ]) {
      assert.equal(sessionTokenHash(text), null);
    }
  });
});

describe('a store that can read and not write', () => {
  it('signs nobody out', async () => {
    await using site = await openSite({ around: (store) => failing(store, { touchSession: down }) });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    site.pass(600_000);
    assert.notEqual((await browser.ok('session', null)).session, null);
    assert.ok(site.logLines.some((it) => it.includes('session not touched')));
  });

  it('ends the earlier session in the unit of the sign-up, which asks for nothing else', async () => {
    await using site = await openSite({ around: (store) => failing(store, { endSession: down }) });
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const earlier = site.browser();
    for (const [name, value] of browser.cookies) earlier.cookies.set(name, value);
    const { session } = await browser.signUp(createAuthenticator(), 'Grace');
    assert.equal((await browser.ok('session', null)).session?.account.id, session.account.id);
    assert.equal((await earlier.ok('session', null)).session, null);
  });
});
