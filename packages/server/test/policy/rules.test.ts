import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigurationError, checkPolicy, policyVersion } from '@signet/server';
import type { PolicyInput } from '@signet/server';
import { deviceBound, trusted } from '../scene/attested.ts';

describe('a policy that cannot hold', () => {
  const { certified, ...partly } = trusted.attestationAccepted;
  const rows: readonly [string, PolicyInput, RegExp][] = [
    ['device-bound on its word', { backupEligible: 'refused' }, /policy\.backupEligible .* attestationAnchors/u],
    [
      'device-bound with certificates that lead nowhere',
      { ...deviceBound, attestationAccepted: { ...partly } },
      /policy\.backupEligible/u,
    ],
    [
      'device-bound with a statement that anybody makes',
      { ...deviceBound, attestationAccepted: { ...partly, certified, self: 'accepted' } },
      /policy\.backupEligible/u,
    ],
    [
      'device-bound with no statement',
      { ...deviceBound, attestationAccepted: { certified, self: 'refused' } },
      /policy\.backupEligible/u,
    ],
    ['passkeys that nobody finds', { residentKey: 'preferred' }, /policy\.residentKey "preferred" .* namedSignIn/u],
    [
      'passkeys that want what the sign-in does not ask for',
      { credentialProtection: 'userVerificationRequired', userVerification: 'discouraged' },
      /policy\.credentialProtection "userVerificationRequired" .* policy\.userVerification/u,
    ],
    [
      'passkeys that the sign-in does not find',
      { credentialProtection: 'userVerificationOptionalWithCredentialIDList', userVerification: 'discouraged' },
      /policy\.credentialProtection/u,
    ],
    ['a cool-down that cools nothing', { recoveryCoolDown: 3599 }, /policy\.recoveryCoolDown .* shortCoolDown/u],
    [
      'who proved less stays longer',
      { sessionIdle: 600, presenceSessionIdle: 601 },
      /policy\.presenceSessionIdle is longer than sessionIdle/u,
    ],
    [
      'who proved less stays longer in all',
      { sessionAbsolute: 600, presenceSessionAbsolute: 601 },
      /policy\.presenceSessionAbsolute is longer than sessionAbsolute/u,
    ],
    ['a preset that is none', { preset: 'high' as 'consumer' }, /policy\.preset/u],
  ];
  for (const [name, policy, words] of rows) {
    it(`is refused in words: ${name}`, () => {
      assert.throws(
        () => checkPolicy(policy),
        (error) => error instanceof ConfigurationError && words.test(error.message),
      );
    });
  }

  it('stands beside one that can', () => {
    checkPolicy(deviceBound);
    checkPolicy({ residentKey: 'preferred', namedSignIn: 'accepted' });
    checkPolicy({ credentialProtection: 'userVerificationRequired', userVerification: 'preferred' });
    checkPolicy({ recoveryCoolDown: 3600 });
    checkPolicy({ recoveryCoolDown: 0, shortCoolDown: 'accepted-dangerously' });
    checkPolicy({ sessionIdle: 600, presenceSessionIdle: 600 });
  });
});

describe('what a policy leaves out', () => {
  it('has the preset’s default, and every field can be set beyond it', () => {
    const { preset, signUp, userVerification, sessionIdle, sessionAbsolute, confirmedActions } = checkPolicy({
      preset: 'workforce',
    });
    assert.deepEqual(
      { preset, signUp, userVerification, sessionIdle, sessionAbsolute, confirmedActions },
      {
        preset: 'workforce',
        signUp: 'invite',
        userVerification: 'required',
        sessionIdle: 3600,
        sessionAbsolute: 43_200,
        confirmedActions: ['account.rename', 'passkey.rename', 'session.revoke'],
      },
    );
    assert.equal(checkPolicy({ preset: 'workforce', signUp: 'open' }).signUp, 'open');
    assert.equal(checkPolicy({}).preset, 'consumer');
    assert.equal(checkPolicy({}).userVerification, 'preferred');
  });

  it('may be there and undefined', () => {
    const left = { preset: 'workforce', signUp: undefined } as unknown as PolicyInput;
    assert.equal(checkPolicy(left).signUp, 'invite');
  });

  it('lets who proved less never stay longer', () => {
    const { presenceSessionIdle, presenceSessionAbsolute } = checkPolicy({ sessionIdle: 600, sessionAbsolute: 1200 });
    assert.deepEqual([presenceSessionIdle, presenceSessionAbsolute], [600, 1200]);
    const usual = checkPolicy({});
    assert.deepEqual([usual.presenceSessionIdle, usual.presenceSessionAbsolute], [86_400, 7 * 86_400]);
  });

  it('makes no other version than where it is written out', () => {
    const full = checkPolicy({ preset: 'workforce' });
    const { presenceSessionIdle, ...rest } = full;
    const shuffled = { presenceSessionIdle, ...Object.fromEntries(Object.entries(rest).toReversed()) };
    assert.equal(policyVersion(checkPolicy(shuffled)), policyVersion(full));
    assert.notEqual(policyVersion(checkPolicy({ ...full, totp: 'accepted' })), policyVersion(full));
  });
});
