import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

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
