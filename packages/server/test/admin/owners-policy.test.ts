import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyInput } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { deviceBound, trusted } from '../scene/attested.ts';
import { problemIn } from '../scene/browser.ts';
import { answerIn, byToken, confirmed, enter, join, operatorOf, setting, tokenOf } from '../scene/governing.ts';
import { aPerson } from '../scene/recovering.ts';
import { openSite } from '../scene/site.ts';

/** What is there before, of which each change below makes something weaker, or keeps somebody's passkey away. */
const before: PolicyInput = {
  confirmedActions: ['account.rename'],
  sessionIdle: 7200,
  sessionAbsolute: 14_400,
  presenceSessionIdle: 3600,
  presenceSessionAbsolute: 7200,
  recoveryCoolDown: 86_400,
  enrolmentTicketLifetime: 600,
};

const ofOwners: readonly PolicyInput[] = [
  { recoveryCoolDown: 86_399 },
  { recoveryCoolDown: 0, shortCoolDown: 'accepted-dangerously' },
  { shortCoolDown: 'accepted-dangerously' },
  { totp: 'accepted' },
  { recoveryCodes: 'off' },
  { userVerification: 'discouraged' },
  { userVerification: 'required' },
  { signCount: 'flagged' },
  { algorithms: [-257] },
  { algorithms: [-8, -7, -257, -39] },
  { namedSignIn: 'accepted' },
  { namedSignIn: 'accepted', residentKey: 'discouraged' },
  { backupUpgrade: 'accepted' },
  deviceBound,
  trusted,
  { crossOrigin: { topOrigins: ['https://evil.example'], missingTopOrigin: 'accepted' } },
  { credentialProtection: 'userVerificationRequired' },
  { unsolicitedExtensions: 'refused' },
  { attestedCredentialData: 'refused' },
  { sessionIdle: 899, presenceSessionIdle: 899 },
  { sessionAbsolute: 3599, presenceSessionAbsolute: 3599 },
  { presenceSessionIdle: 899 },
  { presenceSessionAbsolute: 3599 },
  { sessionIdle: 7201 },
  { sessionAbsolute: 14_401 },
  { presenceSessionIdle: 3601 },
  { presenceSessionAbsolute: 7201 },
  { enrolmentTicketLifetime: 601 },
  { confirmedActions: [] },
  { confirmedActions: ['passkey.rename'] },
];

const ofAdministrators: readonly PolicyInput[] = [
  { signUp: 'invite' },
  { recoveryCoolDown: 172_800 },
  { sessionIdle: 3600, sessionAbsolute: 7200, presenceSessionIdle: 900, presenceSessionAbsolute: 3600 },
  { confirmedActions: ['session.revoke', 'account.rename'] },
  { ceremonyLifetime: 120, confirmationLifetime: 60, enrolmentTicketLifetime: 300, passkeysPerAccount: 5 },
  { preset: 'consumer' },
];

describe('of the policy, an administrator', () => {
  it('and a token change only what locks nobody out and weakens nothing: no recovery, no sign-in, no session', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga');
    const admin = await enter(site, 'admin', 'Grace');
    const { version: replaces } = await owner.browser.ok('adminSetPolicy', await setting(owner, before));
    const { secret } = await tokenOf(owner, ['policy:write']);
    for (const change of ofOwners) {
      const policy = { ...before, ...change };
      const told = JSON.stringify(change).slice(0, 80);
      const body = await setting(admin, policy);
      const problem = await admin.browser.refused('adminSetPolicy', body, 'owner_required');
      assert.match(problem.detail ?? '', /^of owners: /u, told);
      await problemIn(await byToken(site, secret, 'adminSetPolicy', { policy, replaces }), 'owner_required');
    }
    assert.equal((await owner.browser.ok('adminPolicy', null)).version, replaces);
    let standing = before;
    for (const change of ofAdministrators) {
      standing = { ...standing, ...change };
      await admin.browser.ok('adminSetPolicy', await setting(admin, standing));
    }
    const { version } = await owner.browser.ok('adminPolicy', null);
    const asked = { policy: { ...standing, signUp: 'open' }, replaces: version };
    const set = await answerIn('adminSetPolicy', await byToken(site, secret, 'adminSetPolicy', asked));
    assert.equal(set.policy['signUp'], 'open');
  });

  it('makes no recovery of theirs any shorter than an owner let it be', async () => {
    await using site = await openSite();
    const admin = await enter(site, 'admin', 'Grace');
    const ada = await join(site, 'Ada');
    const policy = { recoveryCoolDown: 0, shortCoolDown: 'accepted-dangerously' };
    await admin.browser.refused('adminSetPolicy', await setting(admin, policy), 'owner_required');
    const request = await confirmed(admin, 'adminRecover', 'admin.recover', { account: ada.id });
    const { code } = await admin.browser.ok('adminRecover', request);
    const { recovery } = await admin.browser.ok('recoverBegin', { code });
    assert.equal(recovery.wait, 86_400_000);
  });
});

describe('a policy under which an owner could only recover', () => {
  it('is set by owners alone, who say so, and the dry run counts them', async () => {
    await using site = await openSite();
    const operator = await operatorOf(site);
    const owner = await aPerson(site, 'Olga');
    await owner.browser.ok('recoveryCodesStored', {});
    await operator.setRole({ account: owner.id, role: 'owner' });
    const other = await enter(site, 'owner', 'Oona', createAuthenticator({ algorithms: [-257] }));
    const policy = { algorithms: [-257] };
    const run = await other.browser.ok('adminDryRun', { policy });
    assert.deepEqual([run.mustAct, run.mustActAdministrators, run.noWayIn], [1, 1, 0]);
    await other.browser.refused('adminSetPolicy', await setting(other, policy), 'policy_locks_out');
    await site.browser().signIn(owner.key);
    await other.browser.ok('adminSetPolicy', await setting(other, policy, { evenIfLockedOut: true }));
  });

  it('is no reason to ask where a member could', async () => {
    await using site = await openSite();
    const owner = await enter(site, 'owner', 'Olga', createAuthenticator({ algorithms: [-257] }));
    const ada = await aPerson(site);
    await ada.browser.ok('recoveryCodesStored', {});
    const policy = { algorithms: [-257] };
    const run = await owner.browser.ok('adminDryRun', { policy });
    assert.deepEqual([run.mustAct, run.mustActAdministrators], [1, 0]);
    await owner.browser.ok('adminSetPolicy', await setting(owner, policy));
  });
});
