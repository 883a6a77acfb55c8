import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routes } from '@signet/protocol';
import type { BodyOf, RouteName } from '@signet/protocol';
import type { Browser, Sent } from '../scene/browser.ts';
import { problemIn } from '../scene/browser.ts';
import { failing } from '../scene/failing.ts';
import { confirmed, enter, join, operatorOf, tokenOf } from '../scene/governing.ts';
import { aPerson, beginWith, day } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

/** Sends a request whose body comes when it is let go: its sender is slow, or bides their time. */
async function sendSlowly<Name extends RouteName>(
  browser: Browser,
  name: Name,
  body: BodyOf<Name>,
  headers: Sent['headers'] = {},
): Promise<() => Promise<Response>> {
  const [asked, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const bytes = Buffer.from(JSON.stringify(body));
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        asked.resolve();
        await letGo.promise;
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const answer = browser.send(routes[name].path, { method: 'POST', headers, body: stream });
  // Where it is refused before its body is read, nobody asks.
  await Promise.race([asked.promise, answer]);
  return async () => {
    letGo.resolve();
    return await answer;
  };
}

describe('a request whose body is still on its way', () => {
  it('is worth nothing when its session was ended meanwhile', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const thief = site.browser();
    for (const [name, value] of ada.browser.cookies) thief.cookies.set(name, value);
    const own = site.browser();
    await own.signIn(ada.key);
    const arrive = await sendSlowly(thief, 'accountRename', { displayName: 'Eve' });
    await own.ok('sessionRevokeOthers', {});
    await problemIn(await arrive(), 'session_required');
    assert.equal((await own.ok('session', null)).session?.account.displayName, 'Ada');
  });

  it('is worth nothing when its token was revoked meanwhile', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const { id, secret } = await tokenOf(owner, ['accounts:write']);
    const headers = { origin: null, authorization: `Bearer ${secret}` };
    const arrive = await sendSlowly(site.browser(), 'adminSuspend', { account: ada.id }, headers);
    const revoke = await confirmed(owner, 'adminRevokeToken', 'admin.token-revoke', { token: id });
    await owner.browser.ok('adminRevokeToken', revoke);
    await problemIn(await arrive(), 'token_invalid');
    assert.notEqual((await ada.browser.ok('session', null)).session, null);
  });

  it('is worth nothing when its administrator is none any more', async () => {
    await using site = await openSite();
    const operator = await operatorOf(site);
    const admin = await enter(site, 'admin', 'Grace');
    const policy = { signUp: 'closed' };
    const arrive = await sendSlowly(admin.browser, 'adminDryRun', { policy });
    await operator.setRole({ account: admin.id, role: 'member' });
    await problemIn(await arrive(), 'admin_required');
  });

  it('is worth nothing when its recovery was stopped meanwhile', async () => {
    await using site = await openSite();
    const ada = await aPerson(site);
    const thief = await beginWith(site, ada.code);
    site.pass(day);
    await ada.browser.signIn(ada.key);
    const arrive = await sendSlowly(thief.browser, 'recoverEnrolBegin', {});
    await ada.browser.ok('recoveryCancel', { confirmation: await ada.browser.confirm(ada.key, 'recovery.cancel') });
    await problemIn(await arrive(), 'recovery_required');
  });

  it('is not read from whoever comes without an origin, or too often', async () => {
    await using site = await openSite({ limits: { ceremonies: { points: 1, seconds: 60 } } });
    const browser = site.browser();
    await browser.ok('signInBegin', {});
    for (const [headers, code] of [
      [{ origin: null }, 'origin_missing'],
      [{}, 'rate_limited'],
    ] as const) {
      for (const name of ['sessionRevokeOthers', 'adminDryRun'] as const) {
        let reads = 0;
        const body = new ReadableStream<Uint8Array>({ pull: () => void (reads += 1) }, { highWaterMark: 0 });
        const response = await browser.send(routes[name].path, { method: 'POST', headers, body });
        await problemIn(response, code);
        assert.equal(reads, 0);
      }
    }
  });
});

describe('a change that takes its time', () => {
  const policy = { signUp: 'closed' };

  it('is not made by a token that was revoked meanwhile', async () => {
    let whileJudging = async (): Promise<void> => undefined;
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          standings: async (...asked) => {
            await whileJudging();
            return await store.standings(...asked);
          },
        }),
    });
    const owner = await enter(site, 'owner', 'Olga');
    const { id, secret } = await tokenOf(owner, ['policy:write']);
    const { version: replaces } = await owner.browser.ok('adminPolicy', null);
    const operator = await operatorOf(site);
    whileJudging = async () => void (await operator.revokeToken({ token: id }));
    const headers = { origin: null, authorization: `Bearer ${secret}` };
    const answer = await site.browser().ask('adminSetPolicy', { policy, replaces }, headers);
    await problemIn(answer, 'token_invalid');
    assert.equal((await operator.policy()).version, replaces);
  });

  it('is not made by who is no administrator any more', async () => {
    let whileJudging = async (): Promise<void> => undefined;
    await using site = await openSite({
      around: (store) =>
        failing(store, {
          standings: async (...asked) => {
            await whileJudging();
            return await store.standings(...asked);
          },
        }),
    });
    const admin = await enter(site, 'admin', 'Grace');
    const { version: replaces } = await admin.browser.ok('adminPolicy', null);
    const { version } = await admin.browser.ok('adminDryRun', { policy });
    const confirmation = await admin.browser.confirm(admin.key, 'admin.policy', { policy: version, replaces });
    const operator = await operatorOf(site);
    whileJudging = async () => void (await operator.setRole({ account: admin.id, role: 'member' }));
    await admin.browser.refused('adminSetPolicy', { policy, replaces, confirmation }, 'admin_required');
    assert.equal((await operator.policy()).version, replaces);
  });
});
