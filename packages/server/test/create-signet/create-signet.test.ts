import assert from 'node:assert/strict';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { ConfigurationError, createSignet, StorageUnavailable } from '@signet/server';
import type { ObservedAnswer, SignetConfig } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { createAuthenticator } from '@signet/testkit';
import { problemIn } from '../scene/browser.ts';
import { failing } from '../scene/failing.ts';
import { fernholm, openSite } from '../scene/site.ts';

describe('createSignet', () => {
  it('refuses a configuration that cannot work', async () => {
    const store = await openSqliteStore({ file: ':memory:' });
    const works: SignetConfig = { store, masterKey: randomBytes(32), relyingParty: fernholm };
    const broken: Partial<SignetConfig>[] = [
      { masterKey: randomBytes(16) },
      { relyingParty: { ...fernholm, rpId: 'example' } },
      { relyingParty: { ...fernholm, origins: [] } },
      { basePath: '/auth/' },
      { basePath: 'auth' },
      { basePath: '/:id' },
      { trustedProxies: ['10.0.0.0/99'] },
      { policy: { ceremonyLifetime: 29 } },
      { policy: { ceremonyLifetime: 601 } },
      { policy: { algorithms: [] } },
      { policy: { algorithms: [-7, -7] } },
      { policy: { algorithms: [-65535] } },
      { policy: { passkeysPerAccount: 1 } },
    ];
    for (const change of broken) {
      await assert.rejects(createSignet({ ...works, ...change }), ConfigurationError, JSON.stringify(change));
    }
    const misspelt = { userVerfication: 'required' } as SignetConfig['policy'] & object;
    await assert.rejects(createSignet({ ...works, policy: misspelt }), /userVerfication/u);
    await store.close();
  });

  it('answers 503 once closed, and finishes what it has in hand', async () => {
    const gate = Promise.withResolvers<void>();
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          createAccount: async (unit) => {
            await gate.promise;
            return await store.createAccount(unit);
          },
        }),
    });
    const browser = site.browser();
    const inHand = browser.ask('signUpFinish', await browser.beginSignUp(createAuthenticator(), 'Ada'));
    let isClosed = false;
    const closed = site.signet.close().then(() => {
      isClosed = true;
    });
    await browser.refused('site', null, 'shutting_down');
    assert.equal(await site.signet.ready(), false);
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(isClosed, false);
    gate.resolve();
    assert.equal((await inHand).status, 200);
    await closed;
  });

  it('says whether it is ready', async () => {
    let down = false;
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          ping: async () => {
            if (down) throw new StorageUnavailable('disk');
            await store.ping();
          },
        }),
    });
    assert.equal(await site.signet.ready(), true);
    down = true;
    assert.equal(await site.signet.ready(), false);
  });

  it('is not ready within two seconds where the store hangs, which it asks once for all who ask meanwhile', async () => {
    let asked = 0;
    const never = () => {
      asked += 1;
      return new Promise<void>(() => {});
    };
    await using site = await openSite({ around: (store) => failing(store, { ping: never }) });
    const answers = Promise.all(Array.from({ length: 50 }, () => site.signet.ready()));
    const late = AbortSignal.timeout(10_000);
    const first = await Promise.race([answers, once(late, 'abort')]);
    assert.deepEqual([...new Set(first)], [false]);
    assert.equal(asked, 1);
  });

  it('tells an observer of every answer, and answers also where that throws', async () => {
    const seen: ObservedAnswer[] = [];
    const observe = (answer: ObservedAnswer) => {
      seen.push(answer);
      throw new TypeError('observer');
    };
    await using site = await openSite({ observe });
    const browser = site.browser();
    await browser.ok('site', null);
    await browser.refused('signInFinish', { ceremony: 'none', response: {} }, 'ceremony_malformed');
    await problemIn(await browser.send('/nowhere'), 'not_found');
    await site.signet.close();
    await browser.refused('site', null, 'shutting_down');
    assert.deepEqual(
      seen.map(({ route, status, code }) => ({ route, status, code })),
      [
        { route: 'site', status: 200, code: null },
        { route: 'signInFinish', status: 400, code: 'ceremony_malformed' },
        { route: null, status: 404, code: 'not_found' },
        { route: null, status: 503, code: 'shutting_down' },
      ],
    );
    assert.ok(seen.every(({ ms }) => ms >= 0));
    assert.equal(site.logLines.filter((it) => it.includes('observer failed')).length, 4);
  });
});

describe('a failing store', () => {
  it('is a 503 that says nothing was changed', async () => {
    let down = false;
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          spendCeremony: async (spend) => {
            if (down) throw new StorageUnavailable('disk');
            return await store.spendCeremony(spend);
          },
        }),
    });
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Ada');
    const body = await browser.beginSignIn(key);
    down = true;
    assert.equal((await browser.refused('signInFinish', body, 'storage_unavailable')).status, 503);
    down = false;
    await browser.ok('signInFinish', body);
  });

  it('that throws something unforeseen is a 500 without a word of it', async () => {
    await using site = await openSite({
      around: (store) => failing(store, { usernameTaken: () => Promise.reject(new RangeError('secret Ada')) }),
    });
    const problem = await site.browser().refused('signUpBegin', { username: 'Ada' }, 'internal');
    assert.equal(problem.status, 500);
    const line = site.logLines.find((it) => it.includes(problem.requestId)) ?? '';
    assert.match(line, /"failure":"RangeError"/u);
    assert.equal(
      site.logLines.some((it) => it.includes('Ada')),
      false,
    );
  });
});

describe('the well-known addresses', () => {
  it('name related origins, and the pages where passkeys are managed', async () => {
    const relyingParty = { ...fernholm, relatedOrigins: ['https://fernholm.test'] };
    const passkeyEndpoints = { enroll: 'https://fernholm.example/account', manage: 'https://fernholm.example/account' };
    await using site = await openSite({ relyingParty, passkeyEndpoints });
    const browser = site.browser();
    const at = async (path: string, method = 'GET') => site.signet.wellKnown(browser.request(path, { method }));
    const related = await at('/.well-known/webauthn');
    assert.equal(related?.headers.get('content-type'), 'application/json');
    assert.deepEqual(await related?.json(), { origins: ['https://fernholm.test'] });
    assert.deepEqual(await (await at('/.well-known/passkey-endpoints'))?.json(), passkeyEndpoints);
    assert.equal(await (await at('/.well-known/webauthn', 'HEAD'))?.text(), '');
    assert.equal((await at('/.well-known/webauthn', 'POST'))?.status, 405);
    assert.equal(await at('/.well-known/other'), null);
    assert.equal(await at('/'), null);
  });
});
