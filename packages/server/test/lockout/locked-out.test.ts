import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyInput, Standing } from '@signet/server';
import { lockedOut } from '../../src/lockout/locked-out.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import { deviceBound } from '../scene/attested.ts';
import { aPasskey, aSecurityKey, aStanding, rpId } from '../scene/standing.ts';

const verified: PolicyInput = { userVerification: 'required' };
const modern: PolicyInput = { algorithms: [-8, -7] };
const simple = aSecurityKey({ uvInitialized: false });
const rsa = aPasskey({ alg: -257 });

describe('whom a change of policy locks out', () => {
  const rows: readonly [string, Standing, PolicyInput, PolicyInput, 'recovery' | 'nothing' | null, string[]][] = [
    ['nobody who keeps a passkey', aStanding([simple, aPasskey()]), {}, verified, null, []],
    ['who has no other', aStanding([simple]), {}, verified, 'nothing', ['userVerification']],
    ['who can recover must', aStanding([simple], { codesLeft: 1 }), {}, verified, 'recovery', ['userVerification']],
    [
      'by several fields',
      aStanding([simple, rsa]),
      {},
      { ...verified, ...modern },
      'nothing',
      ['userVerification', 'algorithms'],
    ],
    ['device-bound passkeys only', aStanding([aPasskey()]), {}, deviceBound, 'nothing', ['backupEligible']],
    [
      'who loses the codes too',
      aStanding([rsa], { codesLeft: 1 }),
      {},
      { ...modern, recoveryCodes: 'off' },
      'nothing',
      ['algorithms', 'recoveryCodes'],
    ],
    [
      'who had the codes alone',
      aStanding([], { codesLeft: 1, totp: true }),
      { totp: 'accepted' },
      { recoveryCodes: 'off' },
      'nothing',
      ['recoveryCodes', 'totp'],
    ],
    [
      'not who turned recovery off',
      aStanding([aPasskey()], { recoveryOff: true }),
      {},
      { recoveryCodes: 'off' },
      null,
      [],
    ],
    ['not who had nothing before', aStanding([]), {}, verified, null, []],
    ['not who had a copied passkey alone', aStanding([{ ...rsa, status: 'suspected_clone' }]), {}, modern, null, []],
    ['not who recovers before and after', aStanding([], { codesLeft: 1 }), {}, verified, null, []],
    ['nobody by less', aStanding([simple]), verified, {}, null, []],
    ['nobody who is suspended', aStanding([simple], { status: 'suspended' }), {}, verified, null, []],
  ];
  for (const [name, standing, from, to, left, because] of rows) {
    it(name, () => {
      const locked = lockedOut(standing, checkPolicy(from), checkPolicy(to), rpId);
      assert.deepEqual(locked, left && { left, because });
    });
  }
});
