import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasskeyRecord, PolicyInput } from '@signet/server';
import { waysIn } from '../../src/lockout/ways-in.ts';
import { whyUnusable } from '../../src/lockout/why-unusable.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import { aPasskey, aSecurityKey, aStanding, rpId } from '../scene/standing.ts';

const usual = checkPolicy({});
const attested = { attestation: 'direct', attestationAccepted: { none: 'refused', self: 'accepted' } } as const;

describe('why a passkey does not sign in', () => {
  const rows: readonly [string, PasskeyRecord, PolicyInput, readonly string[]][] = [
    ['nothing', aPasskey(), {}, []],
    ['it is suspected of having been copied', aPasskey({ status: 'suspected_clone' }), {}, ['status']],
    ['it is revoked', aPasskey({ status: 'revoked' }), {}, ['status']],
    ['it was made for another RP ID', aPasskey({ rpId: 'old.example' }), {}, ['rpId']],
    [
      'it never verified its user',
      aSecurityKey({ uvInitialized: false }),
      { userVerification: 'required' },
      ['userVerification'],
    ],
    ['it never verified its user, and need not', aSecurityKey({ uvInitialized: false }), {}, []],
    ['its algorithm is not listed any more', aPasskey({ alg: -257 }), { algorithms: [-8, -7] }, ['algorithms']],
    ['nobody asks for its name', aSecurityKey({ discoverable: false }), {}, ['namedSignIn']],
    [
      'nothing, for it is asked for by name',
      aSecurityKey({ discoverable: false }),
      { namedSignIn: 'accepted', residentKey: 'preferred' },
      [],
    ],
    ['nothing, for the client did not say that it is not found', aSecurityKey({ discoverable: null }), {}, []],
    [
      'all of it at once',
      aPasskey({
        status: 'suspected_clone',
        rpId: 'old.example',
        uvInitialized: false,
        discoverable: false,
        alg: -257,
      }),
      { userVerification: 'required', algorithms: [-7] },
      ['status', 'rpId', 'userVerification', 'namedSignIn', 'algorithms'],
    ],
  ];
  for (const [name, passkey, policy, because] of rows) {
    it(name, () => assert.deepEqual(whyUnusable(passkey, checkPolicy(policy), rpId), because));
  }

  it('it can be backed up', () => {
    const policy = { ...checkPolicy(attested), backupEligible: 'refused' } as const;
    assert.deepEqual(whyUnusable(aPasskey({ backupState: false }), policy, rpId), ['backupEligible']);
    assert.deepEqual(whyUnusable(aSecurityKey(), policy, rpId), []);
  });
});

describe('the ways into an account', () => {
  it('are the passkeys that sign in, with the others and why they do not', () => {
    const [good, copied] = [aPasskey(), aPasskey({ status: 'suspected_clone' })];
    assert.deepEqual(waysIn(aStanding([copied, good]), usual, rpId), {
      passkeys: [good.id],
      unusable: [{ id: copied.id, because: ['status'] }],
      recovery: [],
    });
  });

  it('are codes and an authenticator app as far as the policy has them', () => {
    const standing = aStanding([], { codesLeft: 1, totp: true });
    const recovery = (policy: PolicyInput): readonly string[] => waysIn(standing, checkPolicy(policy), rpId).recovery;
    assert.deepEqual(recovery({}), ['codes']);
    assert.deepEqual(recovery({ totp: 'accepted' }), ['codes', 'totp']);
    assert.deepEqual(recovery({ totp: 'accepted', recoveryCodes: 'off' }), ['totp']);
    assert.deepEqual(recovery({ recoveryCodes: 'off' }), []);
    assert.deepEqual(waysIn(aStanding([], { codesLeft: 0 }), usual, rpId).recovery, []);
  });

  it('are no recovery where the owner turned it off', () => {
    const standing = aStanding([], { codesLeft: 10, totp: true, recoveryOff: true });
    assert.deepEqual(waysIn(standing, checkPolicy({ totp: 'accepted' }), rpId).recovery, []);
  });
});
