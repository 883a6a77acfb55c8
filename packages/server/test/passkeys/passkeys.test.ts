import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Passkey } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import type { Authenticator } from '@signet/testkit';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

async function add(browser: Browser, confirming: Authenticator, added: Authenticator): Promise<Passkey> {
  const confirmation = await browser.confirm(confirming, 'passkey.add');
  const { ceremony, options } = await browser.ok('passkeyAddBegin', { confirmation });
  const response = added.create(options, { origin: browser.origin });
  return (await browser.ok('passkeyAddFinish', { ceremony, response })).passkey;
}

const securityKey = { transports: ['usb', 'nfc'], backupEligible: false, counter: 'rising' } as const;

describe('passkeys', () => {
  it('can be added after a confirmation, and sign in', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [laptop, key] = [createAuthenticator(), createAuthenticator(securityKey)];
    await browser.signUp(laptop, 'Ada');
    const passkey = await add(browser, laptop, key);
    assert.deepEqual([passkey.kind, passkey.label, passkey.current], ['security-key', 'Security key', false]);
    assert.equal((await site.browser().signIn(key)).session.account.username, 'Ada');
    const { passkeys, onlyOneWayIn } = await browser.ok('passkeyList', null);
    assert.deepEqual(
      passkeys.map((it) => it.kind),
      ['synced', 'security-key'],
    );
    assert.equal(onlyOneWayIn, false);
  });

  it('are added, renamed and deleted before the eyes of the audit log', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const laptop = createAuthenticator();
    const { session } = await browser.signUp(laptop, 'Ada');
    const { id } = await add(browser, laptop, createAuthenticator());
    await browser.ok('passkeyRename', { passkey: id, label: 'Drawer' });
    const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey: id });
    await browser.ok('passkeyDelete', { passkey: id, confirmation });
    await browser.ok('accountRename', { username: 'Ada L' });
    await browser.ok('signOut', {});
    const { account, passkey } = session;
    const rows = database.run('SELECT type, actor, subject, data FROM events ORDER BY id');
    assert.deepEqual(
      rows.map((it) => [it.type, it.actor === account.id, it.subject]),
      [
        ['account.created', true, account.id],
        ['confirmation.finished', true, account.id],
        ['passkey.added', true, id],
        ['passkey.renamed', true, id],
        ['passkey.deleted', true, id],
        ['account.renamed', true, account.id],
        ['session.ended', true, rows.at(-1)?.subject],
      ],
    );
    for (const at of [1, 4]) {
      const { confirmedBy, presenceOnly } = JSON.parse(String(rows[at]?.data)) as Record<string, unknown>;
      assert.deepEqual([confirmedBy, presenceOnly], [passkey, false]);
    }
  });

  it('bear the name of their provider', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator({ aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4' }), 'Ada');
    const { passkeys } = await browser.ok('passkeyList', null);
    assert.equal(passkeys[0]?.providerName, 'Google Password Manager');
    assert.equal(passkeys[0]?.label, 'Google Password Manager');
  });

  it('exclude what the account has, so that one authenticator is not added twice', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    await assert.rejects(add(browser, laptop, laptop), { name: 'InvalidStateError' });
  });

  it('can be added again after a cancel with the same ceremony, but finished once', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const confirmation = await browser.confirm(laptop, 'passkey.add');
    const { ceremony, options } = await browser.ok('passkeyAddBegin', { confirmation });
    await browser.refused('passkeyAddBegin', { confirmation }, 'ceremony_cookie');
    const response = createAuthenticator().create(options, { origin: browser.origin });
    await browser.ok('passkeyAddFinish', { ceremony, response });
    await browser.refused('passkeyAddFinish', { ceremony, response }, 'ceremony_cookie');
  });

  it('are limited in number', async () => {
    await using site = await openSite({ policy: { passkeysPerAccount: 2 } });
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const early = await browser.confirm(laptop, 'passkey.add');
    const { ceremony, options } = await browser.ok('passkeyAddBegin', { confirmation: early });
    await add(browser, laptop, createAuthenticator());
    const confirmation = await browser.confirm(laptop, 'passkey.add');
    await browser.refused('passkeyAddBegin', { confirmation }, 'too_many_passkeys');
    const response = createAuthenticator().create(options, { origin: browser.origin });
    await browser.refused('passkeyAddFinish', { ceremony, response }, 'too_many_passkeys');
  });

  it('of another account cannot be added (R.26)', async () => {
    await using site = await openSite();
    const seed = 'twin';
    await site.browser().signUp(createAuthenticator({ seed }), 'Grace');
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const confirmation = await browser.confirm(laptop, 'passkey.add');
    const { ceremony, options } = await browser.ok('passkeyAddBegin', { confirmation });
    const response = createAuthenticator({ seed }).create(options, { origin: browser.origin });
    await browser.refused('passkeyAddFinish', { ceremony, response }, 'credential_exists');
  });

  it('can be renamed by their owner alone', async () => {
    await using site = await openSite();
    const browser = site.browser();
    await browser.signUp(createAuthenticator(), 'Ada');
    const [passkey] = (await browser.ok('passkeyList', null)).passkeys;
    assert.ok(passkey);
    const renamed = await browser.ok('passkeyRename', { passkey: passkey.id, label: ' In the drawer ' });
    assert.equal(renamed.passkey.label, 'In the drawer');
    const other = site.browser();
    await other.refused('passkeyRename', { passkey: passkey.id, label: 'Mine' }, 'session_required');
    assert.equal((await browser.ok('passkeyRename', { passkey: passkey.id, label: '👩‍🔬' })).passkey.label, '👩‍🔬');
    await browser.ok('passkeyRename', { passkey: passkey.id, label: 'In the drawer' });
    await other.signUp(createAuthenticator(), 'Mallory');
    await other.refused('passkeyRename', { passkey: passkey.id, label: 'Mine' }, 'passkey_not_found');
    for (const label of [
      '',
      '   ',
      'x'.repeat(65),
      'a\0',
      'a\nb',
      'a\u202eb',
      'a\u2066b',
      '\u200b',
      '\u3164',
      '\u2800',
    ]) {
      await browser.refused('passkeyRename', { passkey: passkey.id, label }, 'bad_body');
    }
    await browser.refused('passkeyRename', { passkey: 'no uuid', label: 'x' }, 'bad_body');
    assert.equal((await browser.ok('passkeyList', null)).passkeys[0]?.label, 'In the drawer');
  });
});

describe('deleting a passkey', () => {
  it('takes a confirmation for that very passkey; afterwards nobody has it', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [laptop, key] = [createAuthenticator(), createAuthenticator(securityKey)];
    await browser.signUp(laptop, 'Ada');
    const [first] = (await browser.ok('passkeyList', null)).passkeys;
    const { id, credentialId } = await add(browser, laptop, key);
    assert.ok(first);
    const other = site.browser();
    await other.signIn(key);
    const wrong = await browser.confirm(laptop, 'passkey.delete', { passkey: first.id });
    await browser.refused('passkeyDelete', { passkey: id, confirmation: wrong }, 'confirmation_parameters');
    const added = await browser.confirm(laptop, 'passkey.add', {});
    await browser.refused('passkeyDelete', { passkey: id, confirmation: added }, 'confirmation_action');
    const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey: id });
    const deleted = await browser.ok('passkeyDelete', { passkey: id, confirmation });
    assert.deepEqual(deleted, {
      rpId: 'fernholm.example',
      userHandle: (await browser.ok('passkeyList', null)).userHandle,
      credentialId,
      accepted: [first.credentialId],
    });
    const visitor = site.browser();
    const problem = await visitor.refused('signInFinish', await visitor.beginSignIn(key), 'credential_unknown');
    assert.equal(problem.status, 404);
    assert.deepEqual(await other.ok('session', null), { session: null });
    assert.notEqual((await browser.ok('session', null)).session, null);
  });

  it('stops at the last way in', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const { passkeys, onlyOneWayIn } = await browser.ok('passkeyList', null);
    assert.equal(onlyOneWayIn, true);
    const passkey = passkeys[0]?.id ?? '';
    const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey });
    assert.equal((await browser.refused('passkeyDelete', { passkey, confirmation }, 'last_way_in')).status, 409);
    await site.browser().signIn(laptop);
  });

  it('of two at once leaves one', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const [laptop, key] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(laptop, 'Ada');
    await add(browser, laptop, key);
    const { passkeys } = await browser.ok('passkeyList', null);
    const bodies = [];
    for (const { id } of passkeys) {
      bodies.push({ passkey: id, confirmation: await browser.confirm(laptop, 'passkey.delete', { passkey: id }) });
    }
    const answers = await Promise.all(bodies.map((it) => browser.ask('passkeyDelete', it)));
    assert.equal(answers.filter((it) => it.status === 200).length, 1);
    assert.equal((await site.browser().ok('site', null)).name, 'Fernholm');
  });

  it('leaves one that a page of the present RP ID can ask for', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const [laptop, key] = [createAuthenticator(), createAuthenticator()];
    const { session } = await browser.signUp(laptop, 'Ada');
    const former = await add(browser, laptop, key);
    database.run("UPDATE passkeys SET rp_id = 'old.example' WHERE id = ?", former.id);
    assert.equal((await browser.ok('passkeyList', null)).onlyOneWayIn, true);
    const passkey = session.passkey ?? '';
    const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey });
    await browser.refused('passkeyDelete', { passkey, confirmation }, 'last_way_in');
    const again = await browser.confirm(laptop, 'passkey.delete', { passkey: former.id });
    await browser.ok('passkeyDelete', { passkey: former.id, confirmation: again });
  });

  it('does not happen where the confirming passkey ends meanwhile', async () => {
    using database = new DatabaseFile();
    let meanwhile = '';
    await using site = await openSite({
      path: database.path,
      around: (store) =>
        failing(store, {
          deletePasskey: async (unit) => {
            database.run(meanwhile, unit.use.passkey);
            return await store.deletePasskey(unit);
          },
        }),
    });
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const { id } = await add(browser, laptop, createAuthenticator());
    const ends = [
      ["UPDATE passkeys SET status = 'revoked' WHERE id = ?", 'passkey_revoked'],
      ['DELETE FROM passkeys WHERE id = ?', 'credential_not_allowed'],
    ] as const;
    for (const [end, expected] of ends) {
      const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey: id });
      meanwhile = end;
      await browser.refused('passkeyDelete', { passkey: id, confirmation }, expected);
      database.run("UPDATE passkeys SET status = 'active'");
    }
    assert.equal(database.run('SELECT id FROM passkeys WHERE id = ?', id).length, 1);
  });

  it('of another account is not found', async () => {
    await using site = await openSite();
    const [ada, mallory] = [site.browser(), site.browser()];
    const key = createAuthenticator();
    await ada.signUp(createAuthenticator(), 'Ada');
    await mallory.signUp(key, 'Mallory');
    await add(mallory, key, createAuthenticator());
    const passkey = (await ada.ok('passkeyList', null)).passkeys[0]?.id ?? '';
    const confirmation = await mallory.confirm(key, 'passkey.delete', { passkey });
    await mallory.refused('passkeyDelete', { passkey, confirmation }, 'passkey_not_found');
    assert.equal((await ada.ok('passkeyList', null)).passkeys.length, 1);
  });
});
