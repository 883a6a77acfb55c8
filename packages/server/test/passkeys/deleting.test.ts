import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import { DatabaseFile } from '../scene/database.ts';
import { failing } from '../scene/failing.ts';
import { openSite } from '../scene/site.ts';

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
