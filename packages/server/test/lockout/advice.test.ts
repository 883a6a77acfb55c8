import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyInput, Standing } from '@signet/server';
import { adviceFor } from '../../src/lockout/advice.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import { aPasskey, aSecurityKey, aStanding, rpId } from '../scene/standing.ts';

describe('advice', () => {
  const off: PolicyInput = { recoveryCodes: 'off' };
  const aaguid = Buffer.alloc(16, 7);
  const two = [aPasskey(), aSecurityKey()];
  const copied = aPasskey({ status: 'suspected_clone' });
  const rows: readonly [string, Standing, PolicyInput, readonly string[]][] = [
    ['no passkey', aStanding([], { codesLeft: 10 }), {}, ['add-a-passkey']],
    ['a device-bound one', aStanding([aSecurityKey()]), {}, ['add-a-passkey-or-codes']],
    ['a device-bound one, no codes offered', aStanding([aSecurityKey()]), off, ['add-a-second-way-in']],
    ['a synced one', aStanding([aPasskey()]), {}, ['add-a-second-way-in', 'make-codes']],
    [
      'two of one provider',
      aStanding([aPasskey({ aaguid }), aPasskey({ aaguid })]),
      {},
      ['add-a-second-way-in', 'make-codes'],
    ],
    ['one, and codes', aStanding([aPasskey()], { codesLeft: 10 }), {}, []],
    ['one, and an app', aStanding([aPasskey()], { totp: true }), { ...off, totp: 'accepted' }, []],
    ['one, and an app that is off', aStanding([aPasskey()], { totp: true }), off, ['add-a-second-way-in']],
    ['two', aStanding(two), {}, ['make-codes']],
    ['two, no codes offered', aStanding(two), off, []],
    ['two, recovery off', aStanding(two, { recoveryOff: true }), {}, []],
    ['three codes', aStanding(two, { codesLeft: 3 }), {}, []],
    ['two codes', aStanding(two, { codesLeft: 2 }), {}, ['codes-running-out']],
    ['a copied one', aStanding([...two, copied], { codesLeft: 10 }), {}, ['look-at-suspected-passkey']],
    ['a copied one alone', aStanding([copied]), {}, ['add-a-passkey', 'look-at-suspected-passkey', 'make-codes']],
  ];
  for (const [name, standing, policy, advice] of rows) {
    it(name, () => assert.deepEqual(adviceFor(standing, checkPolicy(policy), rpId), advice));
  }
});
