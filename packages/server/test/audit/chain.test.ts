import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { verifyEvents } from '@signet/server';
import type { RelyingPartyKey } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { personalPart, remainingPart } from '../../src/audit/canonical.ts';
import { unwrapKey } from '../../src/keyring/wrap.ts';
import type { EventToSeal } from '../../src/ports/records.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

const rp = 'default' as RelyingPartyKey;

const anEvent = (change: Partial<EventToSeal>): EventToSeal => ({
  ...{ id: 'i', rp, time: 1, type: 't', actor: null, subject: null, outcome: 'succeeded', code: null },
  ...{ ip: null, agent: null, data: {}, salt: null },
  ...change,
});

describe('the canonical forms of an event', () => {
  it('differ wherever the events do', () => {
    const personal: Partial<EventToSeal>[] = [
      {},
      { actor: 'a' as never },
      { subject: 'a' },
      { ip: 'a' },
      { agent: 'a' },
      { agent: 'null' },
      { agent: 'a","b' },
      { ip: 'a', agent: 'b' },
      { ip: 'b', agent: 'a' },
      { data: { a: 1 } },
      { data: { a: '1' } },
      { data: { a: null } },
      { data: { a: 1, b: 2 } },
      { data: { a: 2, b: 1 } },
      { data: { 'a",1],["b': 2 } },
    ];
    const forms = personal.map((it) => personalPart(anEvent(it)));
    assert.equal(new Set(forms).size, forms.length);
    const rest: Partial<EventToSeal>[] = [
      {},
      { time: 2 },
      { type: 'u' },
      { id: 'j' },
      { code: 'c' },
      { outcome: 'refused' },
    ];
    const others = [...rest.map((it) => remainingPart(anEvent(it), 1)), remainingPart(anEvent({}), 2)];
    assert.equal(new Set(others).size, others.length);
  });

  it('know no order of the data', () => {
    assert.equal(personalPart(anEvent({ data: { b: 1, a: 2 } })), personalPart(anEvent({ data: { a: 2, b: 1 } })));
  });
});

describe('the chain of events', () => {
  it('is what anybody with the key computes from the rows', async () => {
    using database = new DatabaseFile();
    const masterKey = randomBytes(32);
    const key = createAuthenticator();
    {
      await using site = await openSite({ path: database.path, masterKey });
      await site.browser().signUp(key, 'Ada');
      await site.browser().signIn(key);
    }
    const [ring] = database.run("SELECT id, wrapped FROM keyring WHERE purpose = 'events'");
    const name = { id: String(ring?.['id']), purpose: 'events' };
    const secret = unwrapKey(masterKey, name, ring?.['wrapped'] as Uint8Array) ?? assert.fail();
    let before: Uint8Array = new Uint8Array(32);
    for (const row of database.run('SELECT * FROM events ORDER BY seq')) {
      const data = Object.entries(JSON.parse(String(row['data'])) as object).toSorted(([a], [b]) => (a < b ? -1 : 1));
      const personal = JSON.stringify([row['actor'], row['subject'], row['ip'], row['agent'], data]);
      const digest = createHash('sha256')
        .update(row['salt'] as Uint8Array)
        .update(personal)
        .digest();
      assert.deepEqual(row['personal_digest'], new Uint8Array(digest));
      const { seq, id, time, type, outcome, code } = row;
      const rest = JSON.stringify([row['rp'], seq, id, time, type, outcome, code]);
      before = new Uint8Array(createHmac('sha256', secret).update(before).update(digest).update(rest).digest());
      assert.deepEqual(row['mac'], before);
    }
  });

  it('has no gap and no place taken twice where several processes seal', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using database = new DatabaseFile();
    const settings = { path: database.path, masterKey: randomBytes(32) };
    const sites = [await openSite(settings), await openSite(settings), await openSite(settings)];
    const key = createAuthenticator();
    await sites[0]?.browser().signUp(key, 'Ada');
    for (let round = 0; round < 5; round++) {
      await Promise.all(sites.flatMap((it) => [it.browser().signIn(key), it.browser().signIn(key)]));
      t.mock.timers.tick(1000);
      await setImmediate();
    }
    await Promise.all(sites.map((it) => it.signet.close()));
    const [first] = sites;
    assert.ok(first);
    const { fault, events } = await verifyEvents({ store: first.store, masterKey: settings.masterKey, rp });
    assert.deepEqual([fault, events], [null, 31]);
    for (const it of sites) await it[Symbol.asyncDispose]();
  });
});
