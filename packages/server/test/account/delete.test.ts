import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccountId, EventRecord, RelyingPartyKey } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { add } from '../scene/adding.ts';
import { masterKey, verify } from '../scene/audit-log.ts';
import { DatabaseFile } from '../scene/database.ts';
import { giveEmail } from '../scene/mailing.ts';
import type { Site } from '../scene/site.ts';
import { openSite } from '../scene/site.ts';

function byTheOperator(site: Site, type: string): EventRecord {
  return {
    ...{ id: crypto.randomUUID(), rp: 'default' as RelyingPartyKey, time: site.now, type },
    ...{ actor: null, subject: null, outcome: 'succeeded' as const, code: null, ip: null, agent: null, data: {} },
    salt: new Uint8Array(16),
  };
}

describe('deleting an account', () => {
  it('removes it with everything, everywhere, and its passkeys are unknown from then on', async () => {
    await using site = await openSite({ mail: 'outbox' });
    const [browser, other] = [site.browser(), site.browser()];
    const [key, phone] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(key, 'Ada');
    await add(browser, key, phone);
    await giveEmail(site, browser, key, 'ada@example.org');
    await other.signIn(phone);
    const confirmation = await browser.confirm(key, 'account.delete');
    const response = await browser.ask('accountDelete', { confirmation });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), {});
    assert.ok(response.headers.getSetCookie().some((it) => it.startsWith('__Host-signet=;')));
    for (const it of [browser, other]) assert.equal((await it.ok('session', null)).session, null);
    // By 404, so that the client tells the authenticator to forget it.
    for (const it of [key, phone]) {
      const problem = await other.refused('signInFinish', await other.beginSignIn(it), 'credential_unknown');
      assert.equal(problem.status, 404);
    }
    assert.deepEqual(await site.signet.outbox(), []);
    await browser.signUp(createAuthenticator(), 'Ada');
  });

  it('leaves nothing personal, and an audit log that still verifies', async () => {
    using database = new DatabaseFile();
    {
      await using site = await openSite({ path: database.path, masterKey });
      const [browser, grace] = [site.browser(), site.browser({ address: '192.0.2.77' })];
      const key = createAuthenticator();
      await browser.signUp(key, 'Ada Lovelace');
      await grace.signUp(createAuthenticator(), 'Grace');
      const confirmation = await browser.confirm(key, 'account.delete');
      await browser.ok('accountDelete', { confirmation });
    }
    const tables = database.run("SELECT name FROM sqlite_master WHERE type = 'table'").map((it) => String(it['name']));
    for (const table of tables) {
      const text = JSON.stringify(database.run(`SELECT * FROM "${table}"`));
      for (const personal of ['Lovelace', 'lovelace', '192.0.2.1"']) assert.ok(!text.includes(personal), table);
    }
    const [erased] = database.run("SELECT subject, ip, agent FROM events WHERE type = 'account.erased'");
    assert.ok(erased?.['subject']);
    assert.deepEqual([erased['ip'], erased['agent']], [null, null]);
    const grace = database.run("SELECT ip FROM events WHERE type = 'account.created' AND ip IS NOT NULL");
    assert.deepEqual(
      grace.map((it) => it['ip']),
      ['192.0.2.77'],
    );
    assert.equal((await verify(database)).whole, true);
  });

  it('leaves nothing of a passkey that was deleted before, nor of who tried it', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser({ address: '192.0.2.77' });
    const [key, phone] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(key, 'Ada');
    await add(browser, key, phone);
    const { ceremony, options } = await browser.ok('signInBegin', {});
    const made = phone.get(options, { origin: browser.origin });
    const signature = Buffer.from(made.response.signature, 'base64url').map((byte, at) =>
      at === 40 ? byte ^ 1 : byte,
    );
    const response = {
      ...made,
      response: { ...made.response, signature: Buffer.from(signature).toString('base64url') },
    };
    await browser.refused('signInFinish', { ceremony, response }, 'bad_signature');
    const passkey = (await browser.ok('passkeyList', null)).passkeys[1]?.id ?? '';
    const confirmation = await browser.confirm(key, 'passkey.delete', { passkey });
    await browser.ok('passkeyDelete', { passkey, confirmation });
    const tried = database.run("SELECT actor, ip FROM events WHERE outcome = 'refused' AND subject = ?", passkey);
    assert.deepEqual({ ...tried[0] }, { actor: null, ip: '192.0.2.77' });
    await browser.ok('accountDelete', { confirmation: await browser.confirm(key, 'account.delete') });
    assert.deepEqual(database.run("SELECT type FROM events WHERE ip = '192.0.2.77' OR subject = ?", passkey), []);
  });

  it('takes a confirmation of that, by the owner: a stolen session cannot do it', async () => {
    await using site = await openSite();
    const [browser, mallory] = [site.browser(), site.browser()];
    const [key, own] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(key, 'Ada');
    await mallory.signUp(own, 'Mallory');
    await browser.refused('accountDelete', {} as never, 'bad_body');
    const forElse = await browser.confirm(key, 'session.raise');
    await browser.refused('accountDelete', { confirmation: forElse }, 'confirmation_action');
    const theirs = await mallory.confirm(own, 'account.delete');
    for (const [name, value] of mallory.cookies) if (name.includes('-c-')) browser.cookies.set(name, value);
    await browser.refused('accountDelete', { confirmation: theirs }, 'ceremony_account');
    const withOther = await browser.ok('confirmBegin', { action: 'account.delete', parameters: {} });
    const asked = { ...withOther.options, allowCredentials: [] };
    const response = own.get(asked, { origin: browser.origin });
    const confirmation = { ceremony: withOther.ceremony, response };
    await browser.refused('accountDelete', { confirmation }, 'credential_not_allowed');
    assert.notEqual((await browser.ok('session', null)).session, null);
  });

  it('is refused to the last owner', async () => {
    await using site = await openSite();
    const [browser, other] = [site.browser(), site.browser()];
    const [key, own] = [createAuthenticator(), createAuthenticator()];
    const { session } = await browser.signUp(key, 'Ada');
    const second = await other.signUp(own, 'Olga');
    const owner = async (id: string): Promise<void> => {
      const unit = { account: id as AccountId, role: 'owner' as const, time: site.now };
      assert.equal(await site.store.setRole({ ...unit, event: byTheOperator(site, 'account.role-changed') }), 'set');
    };
    await owner(session.account.id);
    await browser.signIn(key);
    const confirmation = await browser.confirm(key, 'account.delete');
    await browser.refused('accountDelete', { confirmation }, 'last_owner');
    await owner(second.session.account.id);
    const again = await browser.confirm(key, 'account.delete');
    await browser.ok('accountDelete', { confirmation: again });
  });
});
