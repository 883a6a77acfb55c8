import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { StorageUnavailable } from '@signet/server';
import type { MailRecord, OutgoingMail } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { askForCode } from '../scene/mailing.ts';
import type { Site } from '../scene/site.ts';
import { openSite } from '../scene/site.ts';

const second = 1000;
const minute = 60 * second;
const there = 'ada@example.org';

/** Somebody who asked for a code. */
async function asked(site: Site, email = there): Promise<void> {
  const browser = site.browser();
  const key = createAuthenticator();
  await browser.signUp(key, email);
  await askForCode(browser, key, email);
}

/** Lets time pass, and the outbox be worked off. */
async function work(t: TestContext, site: Site, milliseconds = 0): Promise<readonly MailRecord[]> {
  site.pass(milliseconds);
  t.mock.timers.tick(5 * second);
  for (let i = 0; i < 50; i++) await setImmediate();
  return await site.signet.outbox();
}

describe('the outbox', () => {
  it('is worked off: each message once', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const sent: OutgoingMail[] = [];
    await using site = await openSite({ mail: { send: async (it) => void sent.push(it) } });
    await asked(site);
    await asked(site, 'grace@example.org');
    assert.equal(sent.length, 0);
    await work(t, site);
    assert.deepEqual(
      sent.map((it) => it.to),
      [there, 'grace@example.org'],
    );
    assert.deepEqual(Object.keys(sent[0] ?? {}).toSorted(), ['subject', 'text', 'to']);
    const [, first] = await work(t, site, 86_400_000);
    assert.equal(sent.length, 2);
    assert.equal(first?.sent, site.now - 86_400_000);
  });

  it('is tried again after 1, 5, 30, 120 and 720 minutes, and then given up, which the log tells without the address', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const attempts: number[] = [];
    await using site = await openSite({
      mail: {
        send: async ({ to }) => {
          attempts.push(site.now);
          throw Object.assign(new Error(`no such mailbox ${to}`), { code: 'EENVELOPE' });
        },
      },
    });
    await asked(site);
    const start = site.now;
    await work(t, site);
    for (const pause of [1, 5, 30, 120, 720]) {
      await work(t, site, pause * minute - 1);
      await work(t, site, 1);
    }
    assert.deepEqual(
      attempts.map((it) => (it - start) / minute),
      [0, 1, 6, 36, 156, 876],
    );
    const [mail] = await work(t, site, 86_400_000);
    assert.equal(attempts.length, 6);
    assert.deepEqual([mail?.sent, mail?.failed, mail?.attempts], [null, start + 876 * minute, 6]);
    const lines = site.logLines.filter((it) => it.includes('mail not sent'));
    assert.equal(lines.length, 6);
    assert.ok(lines.every((it) => it.includes('"failure":"Error EENVELOPE"')));
    assert.equal(lines.filter((it) => it.includes('"givenUp":true')).length, 1);
    for (const line of site.logLines) assert.ok(!line.includes(there), line);
  });

  it('does not wait for a message that cannot be sent, nor does a request', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const sent: string[] = [];
    await using site = await openSite({
      mail: {
        send: async ({ to }) => {
          if (to === there) throw new Error('refused');
          sent.push(to);
        },
      },
    });
    await asked(site);
    await asked(site, 'grace@example.org');
    await work(t, site);
    assert.deepEqual(sent, ['grace@example.org']);
  });

  it('takes a transport that throws or answers with nothing for what it is', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    let turn = 0;
    const send = (): Promise<void> => {
      turn += 1;
      if (turn === 1) throw new Error('at once');
      return undefined as never;
    };
    await using site = await openSite({ mail: { send } });
    await asked(site);
    const [failed] = await work(t, site);
    assert.deepEqual([failed?.sent, failed?.attempts], [null, 1]);
    const [mail] = await work(t, site, minute);
    assert.equal(mail?.sent, site.now);
  });

  it('lets one process have a message, and another where that one never came back', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: new Uint8Array(32).fill(7) };
    const sent: string[] = [];
    const never = Promise.withResolvers<void>();
    await using one = await openSite({
      ...settings,
      upkeepLimit: 10,
      mail: {
        send: async () => {
          sent.push('one');
          await never.promise;
        },
      },
    });
    await using two = await openSite({ ...settings, mail: { send: async () => void sent.push('two') } });
    await asked(one);
    await work(t, one);
    assert.deepEqual(sent, ['one']);
    await work(t, two, 2 * minute - 1);
    assert.deepEqual(sent, ['one']);
    await work(t, two, 1);
    assert.deepEqual(sent, ['one', 'two']);
    never.resolve();
  });

  it('is left alone by a process that is stopping', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const sent: string[] = [];
    await using site = await openSite({
      mail: {
        send: async ({ to }) => {
          sent.push(to);
          begun.resolve();
          await gate.promise;
        },
      },
    });
    await asked(site);
    await asked(site, 'grace@example.org');
    t.mock.timers.tick(5 * second);
    await begun.promise;
    const closing = site.signet.close();
    gate.resolve();
    await closing;
    assert.deepEqual(sent, [there]);
  });

  it('keeps what was sent for a week', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    await using site = await openSite({ mail: 'outbox' });
    await asked(site);
    assert.equal((await work(t, site))[0]?.sent, site.now);
    const left = async (milliseconds: number): Promise<number> => {
      site.pass(milliseconds);
      t.mock.timers.tick(minute);
      for (let i = 0; i < 50; i++) await setImmediate();
      return (await site.signet.outbox()).length;
    };
    assert.equal(await left(7 * 86_400_000), 1);
    assert.equal(await left(1), 0);
  });
});

describe('a transport', () => {
  it('that cannot send keeps the server from starting', async () => {
    for (const mail of [{}, 'smtp'] as never[]) {
      await assert.rejects(openSite({ mail }), { name: 'ConfigurationError' });
    }
  });
});

describe('a request that tells somebody by mail', () => {
  it('succeeds while the mail server does not answer', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const down = { send: async (): Promise<void> => Promise.reject(new Error('down')) };
    await using site = await openSite({ mail: down });
    const browser = site.browser();
    const key = createAuthenticator();
    const { session } = await browser.signUp(key, 'Ada');
    await site.store.setEmail({
      account: session.account.id as never,
      email: there,
      use: null,
      event: {
        ...{ id: crypto.randomUUID(), rp: 'default' as never, time: site.now, type: 'account.email-changed' },
        ...{ actor: null, subject: null, outcome: 'succeeded', code: null, ip: null, agent: null, data: {} },
        salt: new Uint8Array(16),
      },
    });
    await site.browser().signIn(key);
    const [mail] = await work(t, site);
    assert.deepEqual([mail?.kind, mail?.to, mail?.attempts, mail?.sent], ['sign-in.new-device', there, 1, null]);
    await site.browser().signIn(key);
  });

  it('is refused where the store cannot keep the message', async () => {
    let down = false;
    await using site = await openSite({
      mail: 'outbox',
      around: (store) =>
        failing(store, {
          addMail: async (mail) => {
            if (down) throw new StorageUnavailable('disk');
            return await store.addMail(mail);
          },
        }),
    });
    await asked(site);
    down = true;
    const browser = site.browser();
    const key = createAuthenticator();
    await browser.signUp(key, 'Grace');
    const confirmation = await browser.confirm(key, 'account.email', { email: there });
    await browser.refused('emailBegin', { email: there, confirmation }, 'storage_unavailable');
    assert.equal((await site.signet.outbox()).length, 1);
  });
});
