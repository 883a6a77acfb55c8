import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { answerIn, byToken, enter, join, operatorOf, tokenOf } from '../scene/governing.ts';
import { beginWith, day, enrol, hour } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

describe('reading in the admin API', () => {
  it('waits 72 hours with a session that a recovered passkey opened, not with one from before', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const { code } = await (await operatorOf(site)).recover({ account: owner.id });
    const thief = await beginWith(site, code);
    site.pass(day);
    const key = createAuthenticator();
    await enrol(thief.browser, key);
    const reads = ['adminTokens', 'adminInvites', 'adminPolicy'] as const;
    for (const name of reads) await thief.browser.refused(name, null, 'recovery_hold');
    await thief.browser.refused('adminAccounts', {}, 'recovery_hold');
    await thief.browser.refused('adminEvents', {}, 'recovery_hold');
    const again = site.browser();
    await again.signIn(key);
    await again.refused('adminAccounts', {}, 'recovery_hold');
    const older = site.browser();
    await older.signIn(owner.key);
    assert.equal((await older.ok('adminAccounts', {})).accounts.length, 1);
    const { events } = await older.ok('adminEvents', { type: 'admin.refused' });
    assert.ok(events.every((it) => it.code === 'recovery_hold' && it.actor === owner.id));
    site.pass(72 * hour - 1);
    await again.refused('adminAccounts', {}, 'recovery_hold');
    site.pass(1);
    await again.ok('adminAccounts', {});
  });

  it('of accounts by a token shows no events where the token is not good for the audit log', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const ada = await join(site, 'Ada');
    const shown = async (secret: string) =>
      answerIn('adminAccount', await byToken(site, secret, 'adminAccount', { account: ada.id }));
    const narrow = await tokenOf(owner, ['accounts:read']);
    assert.deepEqual((await shown(narrow.secret)).events, []);
    const wide = await tokenOf(owner, ['accounts:read', 'audit:read']);
    assert.notEqual((await shown(wide.secret)).events.length, 0);
    assert.notEqual((await owner.browser.ok('adminAccount', { account: ada.id })).events.length, 0);
  });
});
