import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Passkey, PasskeyList } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import { add, securityKey } from '../scene/adding.ts';
import type { Browser } from '../scene/browser.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

const hour = 3_600_000;
const kept = ({ passkeys }: PasskeyList): Passkey['kept'][] => passkeys.map((it) => it.kept);
const list = (browser: Browser): Promise<PasskeyList> => browser.ok('passkeyList', null);

describe('the list of passkeys', () => {
  it('tells that the last way in is kept, and what to do about it', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const alone = await list(browser);
    assert.deepEqual([kept(alone), alone.onlyOneWayIn], [['last_way_in'], true]);
    assert.deepEqual(alone.advice, ['add-a-second-way-in', 'make-codes']);
    assert.equal((await add(browser, laptop, createAuthenticator(securityKey))).kept, null);
    const two = await list(browser);
    assert.deepEqual([kept(two), two.onlyOneWayIn], [[null, null], false]);
    assert.deepEqual(two.advice, ['make-codes']);
  });

  it('counts a passkey that may have been copied as no way in, and shows it', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const { id } = await add(browser, laptop, createAuthenticator(securityKey));
    database.run("UPDATE passkeys SET status = 'suspected_clone' WHERE id = ?", id);
    const copied = await list(browser);
    assert.deepEqual(
      copied.passkeys.map((it) => it.status),
      ['active', 'suspected_clone'],
    );
    assert.deepEqual([kept(copied), copied.onlyOneWayIn], [['last_way_in', null], true]);
    assert.ok(copied.advice.includes('look-at-suspected-passkey'));
    const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey: id });
    await browser.ok('passkeyDelete', { passkey: id, confirmation });
  });

  it('counts as ways in what the policy in force accepts', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, policy: { algorithms: [-7] } });
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const { id } = await add(browser, laptop, createAuthenticator(securityKey));
    database.run('UPDATE passkeys SET alg = -257 WHERE id = ?', id);
    const { onlyOneWayIn } = await list(browser);
    assert.equal(onlyOneWayIn, true);
  });

  it('keeps two that are independent where the policy has no recovery', async () => {
    await using site = await openSite({ policy: { recoveryCodes: 'off' } });
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const { id } = await add(browser, laptop, createAuthenticator(securityKey));
    assert.deepEqual(kept(await list(browser)), ['recovery_needed', 'recovery_needed']);
    const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey: id });
    const problem = await browser.refused('passkeyDelete', { passkey: id, confirmation }, 'recovery_needed');
    assert.equal(problem.status, 409);
    assert.equal((await list(browser)).passkeys.length, 2);
  });

  it('keeps what is older than a recovery from who recovered, for 72 hours', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path, policy: { sessionIdle: 400 * 86_400 } });
    const browser = site.browser();
    const [laptop, phone] = [createAuthenticator(), createAuthenticator()];
    const { session } = await browser.signUp(laptop, 'Ada');
    site.pass(hour);
    database.run('UPDATE accounts SET recovered_at = ?', site.now);
    const fresh = await add(browser, laptop, phone);
    const recovered = site.browser();
    await recovered.signIn(phone);
    assert.deepEqual(kept(await list(recovered)), ['recovery_hold', null]);
    assert.deepEqual(kept(await list(browser)), [null, null]);
    const passkey = session.passkey ?? '';
    const byFresh = await recovered.confirm(phone, 'passkey.delete', { passkey });
    const problem = await recovered.refused('passkeyDelete', { passkey, confirmation: byFresh }, 'recovery_hold');
    assert.equal(problem.status, 403);
    const byOld = await browser.confirm(laptop, 'passkey.delete', { passkey: fresh.id });
    await browser.ok('passkeyDelete', { passkey: fresh.id, confirmation: byOld });
  });

  it('keeps it from what was added since, also by a clock that was set back', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const [laptop, phone] = [createAuthenticator(), createAuthenticator()];
    await browser.signUp(laptop, 'Ada');
    database.run('UPDATE accounts SET recovered_at = ?', site.now + hour);
    await add(browser, laptop, phone);
    const recovered = site.browser();
    await recovered.signIn(phone);
    assert.deepEqual(kept(await list(recovered)), ['recovery_hold', null]);
  });

  it('lets it go after 72 hours', async () => {
    using database = new DatabaseFile();
    await using site = await openSite({ path: database.path });
    const browser = site.browser();
    const [laptop, phone] = [createAuthenticator(), createAuthenticator()];
    const { session } = await browser.signUp(laptop, 'Ada');
    site.pass(hour);
    database.run('UPDATE accounts SET recovered_at = ?', site.now);
    await add(browser, laptop, phone);
    site.pass(72 * hour);
    const recovered = site.browser();
    await recovered.signIn(phone);
    const passkey = session.passkey ?? '';
    const confirmation = await recovered.confirm(phone, 'passkey.delete', { passkey });
    await recovered.ok('passkeyDelete', { passkey, confirmation });
  });
});

describe('what happens to passkeys', () => {
  it('is told to their owner', async () => {
    await using site = await openSite();
    const browser = site.browser();
    const laptop = createAuthenticator();
    await browser.signUp(laptop, 'Ada');
    const { id } = await add(browser, laptop, createAuthenticator(securityKey));
    const confirmation = await browser.confirm(laptop, 'passkey.delete', { passkey: id });
    await browser.ok('passkeyDelete', { passkey: id, confirmation });
    const { notices } = await browser.ok('noticeList', {});
    const data = { passkey: 'Security key', passkeyId: id, device: 'Firefox on Linux' };
    assert.deepEqual(
      notices.map((it) => [it.kind, it.data]),
      [
        ['passkey.deleted', data],
        ['passkey.added', data],
      ],
    );
  });
});
