import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { answerIn, byToken, enter, join, operatorOf, setting, tokenOf } from '../scene/governing.ts';
import type { Person } from '../scene/governing.ts';
import { problemIn } from '../scene/browser.ts';
import { openSite } from '../scene/site.ts';

/** Somebody whose only way in ends where user verification is required. */
async function weakPerson(site: Parameters<typeof join>[0], username: string): Promise<Person> {
  const browser = site.browser();
  const key = createAuthenticator({ userVerification: false });
  const { session } = await browser.signUp(key, username);
  return { id: session.account.id, browser, key };
}

describe('the policy', () => {
  it('is shown with every field, changed at once, and the change is noted', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const before = await owner.browser.ok('adminPolicy', null);
    assert.deepEqual([before.fixed, before.policy['signUp']], [false, 'open']);
    const after = await owner.browser.ok('adminSetPolicy', await setting(owner, { signUp: 'closed' }));
    assert.equal(after.policy['signUp'], 'closed');
    assert.notEqual(after.version, before.version);
    assert.deepEqual(await owner.browser.ok('adminPolicy', null), after);
    await site.browser().refused('signUpBegin', { username: 'Ada' }, 'sign_up_closed');
    const [event] = (await owner.browser.ok('adminEvents', { type: 'policy.changed' })).events;
    assert.deepEqual([event?.actor, event?.data['to.signUp'], event?.data['via']], [owner.id, '"closed"', 'session']);
  });

  it('of the configuration cannot be changed', async () => {
    await using site = await openSite({ policy: {} });
    const owner = await enter(site, 'owner', 'Olga');
    assert.equal((await owner.browser.ok('adminPolicy', null)).fixed, true);
    await owner.browser.refused('adminSetPolicy', await setting(owner, { signUp: 'closed' }), 'policy_fixed');
  });

  it('that cannot hold is refused in words', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const { version: replaces } = await owner.browser.ok('adminPolicy', null);
    const strange = { credentialProtection: 'userVerificationRequired', userVerification: 'discouraged' };
    for (const policy of [{ signUp: 'sometimes' }, { backupEligible: 'refused' }, { nonsense: 1 }, strange]) {
      const problem = await owner.browser.refused('adminSetPolicy', { policy, replaces }, 'policy_invalid');
      assert.match(problem.detail ?? '', /policy\./u);
      await owner.browser.refused('adminDryRun', { policy }, 'policy_invalid');
    }
  });

  it('replaces the one that its author saw, and is the one that was confirmed', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const [one, other] = [await setting(owner, { signUp: 'closed' }), await setting(owner, { signUp: 'invite' })];
    await owner.browser.refused('adminSetPolicy', { ...one, policy: other.policy }, 'confirmation_parameters');
    await owner.browser.ok('adminSetPolicy', await setting(owner, { signUp: 'closed' }));
    await owner.browser.refused('adminSetPolicy', other, 'policy_outdated');
    assert.equal((await owner.browser.ok('adminPolicy', null)).policy['signUp'], 'closed');
  });

  it('that leaves somebody without a way in is set by owners alone, who say so', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const admin = await enter(site, 'admin', 'Grace');
    const weak = await weakPerson(site, 'Ada');
    const policy = { userVerification: 'required', recoveryCodes: 'off' };
    const run = await owner.browser.ok('adminDryRun', { policy });
    assert.deepEqual([run.accounts, run.noWayIn, run.noWayInAccounts[0]?.id], [3, 1, weak.id]);
    await owner.browser.refused('adminSetPolicy', await setting(owner, policy), 'policy_locks_out');
    const even = { evenIfLockedOut: true };
    await admin.browser.refused('adminSetPolicy', await setting(admin, policy, even), 'owner_required');
    const { secret } = await tokenOf(owner, ['policy:read', 'policy:write']);
    const { version: replaces } = await answerIn('adminPolicy', await byToken(site, secret, 'adminPolicy', null));
    const asked = { policy, replaces };
    await problemIn(await byToken(site, secret, 'adminSetPolicy', asked), 'owner_required');
    await problemIn(await byToken(site, secret, 'adminSetPolicy', { ...asked, ...even }), 'owner_required');
    const forged = { ...(await setting(owner, policy)), ...even };
    await owner.browser.refused('adminSetPolicy', forged, 'confirmation_parameters');
    await owner.browser.ok('adminSetPolicy', await setting(owner, policy, even));
    const [event] = (await owner.browser.ok('adminEvents', { type: 'policy.changed' })).events;
    assert.equal(event?.data['noWayIn'], 1);
  });

  it('is the operator’s to set, whom the dry run tells how far it is', async () => {
    await using site = await openSite();
    await join(site, 'Ada');
    const operator = await operatorOf(site);
    const told: number[] = [];
    const { version } = await operator.dryRun({ policy: { totp: 'accepted' } }, (done) => told.push(done));
    assert.deepEqual(told, [1]);
    const { version: replaces } = await operator.policy();
    const set = await operator.setPolicy({ policy: { totp: 'accepted' }, replaces });
    assert.equal(set.version, version);
    await assert.rejects(operator.setPolicy({ policy: {}, replaces }), { code: 'policy_outdated' });
  });
});
