import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccountId } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from '../scene/browser.ts';
import type { Site } from '../scene/site.ts';
import { openSite } from '../scene/site.ts';

/** Somebody who was told as often as that. */
async function aFeed(site: Site, length: number, name = 'Ada'): Promise<{ browser: Browser; key: Authenticator }> {
  const browser = site.browser();
  const key = createAuthenticator();
  await browser.signUp(key, name);
  for (let i = 0; i < length; i++) {
    site.pass(1000);
    await site.browser().signIn(key);
  }
  return { browser, key };
}

describe('the feed of notices', () => {
  it('is read page by page, latest first', async () => {
    await using site = await openSite();
    const { browser } = await aFeed(site, 31);
    const first = await browser.ok('noticeList', {});
    assert.equal(first.notices.length, 30);
    assert.equal(first.unread, 31);
    assert.equal(first.next, first.notices.at(-1)?.id);
    const second = await browser.ok('noticeList', { before: first.next ?? '' });
    assert.deepEqual([second.notices.length, second.next], [1, null]);
    const times = [...first.notices, ...second.notices].map((it) => Date.parse(it.time));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(times).size, 31);
  });

  it('ends with a full page where there is nothing behind it', async () => {
    await using site = await openSite();
    const { browser } = await aFeed(site, 30);
    const { notices, next } = await browser.ok('noticeList', {});
    assert.deepEqual([notices.length, next], [30, null]);
  });

  it('notes what was read, and not what came after', async () => {
    await using site = await openSite();
    const { browser, key } = await aFeed(site, 2);
    const upTo = (await browser.ok('noticeList', {})).notices[0]?.id ?? '';
    site.pass(1000);
    await site.browser().signIn(key);
    await browser.ok('noticesRead', { upTo });
    const { notices, unread } = await browser.ok('noticeList', {});
    assert.deepEqual(
      notices.map((it) => it.read),
      [false, true, true],
    );
    assert.equal(unread, 1);
  });

  it('belongs to its account: nobody else reads it or notes it as read', async () => {
    await using site = await openSite();
    const { browser: ada } = await aFeed(site, 1);
    const { browser: mallory } = await aFeed(site, 0, 'Mallory');
    const upTo = (await ada.ok('noticeList', {})).notices[0]?.id ?? '';
    assert.deepEqual(await mallory.ok('noticeList', {}), { notices: [], unread: 0, next: null });
    await mallory.ok('noticesRead', { upTo });
    assert.equal((await ada.ok('noticeList', {})).unread, 1);
    await site.browser().refused('noticeList', {}, 'session_required');
    await site.browser().refused('noticesRead', { upTo }, 'session_required');
    await ada.refused('noticesRead', { upTo }, 'origin_missing', { origin: null });
  });

  it('forgets after half a year', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    await using site = await openSite();
    const { browser, key } = await aFeed(site, 1);
    const { session } = await browser.signIn(key);
    const left = async (milliseconds: number): Promise<number> => {
      site.pass(milliseconds);
      t.mock.timers.tick(60_000);
      for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
      return (await site.store.listNotices(session.account.id as AccountId, null, 10)).length;
    };
    assert.equal(await left(180 * 86_400_000), 1);
    assert.equal(await left(1), 0);
  });
});

describe('the activity of an account', () => {
  it('is its part of the audit log, page by page, refusals with their code', async () => {
    await using site = await openSite();
    const { browser, key } = await aFeed(site, 50);
    const confirmation = await browser.confirm(key, 'account.delete');
    const broken = { ...confirmation, response: {} };
    await browser.refused('accountDelete', { confirmation: broken }, 'bad_shape');
    const first = await browser.ok('activity', {});
    const [latest] = first.events;
    assert.deepEqual(
      [latest?.type, latest?.outcome, latest?.code, latest?.device, latest?.own],
      ['confirmation.finished', 'refused', 'bad_shape', 'Firefox on Linux', true],
    );
    assert.equal(first.events.length, 50);
    const second = await browser.ok('activity', { before: first.next ?? '' });
    assert.deepEqual(
      second.events.map((it) => it.type),
      ['sign-in.finished', 'account.created'],
    );
    assert.equal(second.next, null);
  });

  it('shows nothing of anybody else, and no device of who acted on it from outside', async () => {
    await using site = await openSite();
    const { browser: ada } = await aFeed(site, 0);
    const { browser: owner } = await aFeed(site, 3, 'Olga');
    const subject = (await ada.ok('session', null)).session?.account.id ?? '';
    const actor = (await owner.ok('session', null)).session?.account.id ?? '';
    await site.store.appendEvent({
      id: '01ffffff-ffff-7fff-8fff-ffffffffffff',
      rp: 'default' as never,
      time: site.now,
      type: 'account.role-changed',
      actor: actor as AccountId,
      subject,
      outcome: 'succeeded',
      code: null,
      ip: '192.0.2.9',
      agent: 'Safari on iPhone',
      data: { reason: 'audit' },
      salt: new Uint8Array(16),
    });
    const { events } = await ada.ok('activity', {});
    assert.deepEqual(
      events.map((it) => [it.type, it.device, it.own]),
      [
        ['account.role-changed', null, false],
        ['account.created', 'Firefox on Linux', true],
      ],
    );
    const text = await (await ada.ask('activity', {})).text();
    for (const secret of ['192.0.2', actor, 'reason']) assert.ok(!text.includes(secret), secret);
  });
});
