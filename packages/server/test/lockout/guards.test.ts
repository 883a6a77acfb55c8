import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasskeyRecord, Standing } from '@signet/server';
import { heldUntil } from '../../src/lockout/hold.ts';
import { countIndependent } from '../../src/lockout/independent.ts';
import { mayDelete } from '../../src/lockout/may-delete.ts';
import { mayErase } from '../../src/lockout/may-erase.ts';
import { mayTurnOff } from '../../src/lockout/may-turn-off.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { aPasskey, aSecurityKey, aStanding, hour, recently, rpId } from '../scene/standing.ts';

const usual = checkPolicy({});
const withoutRecovery = checkPolicy({ recoveryCodes: 'off' });
const now = recently + hour;

interface Asked {
  readonly by: PasskeyRecord;
  readonly policy?: Policy;
  readonly at?: number;
}

const deleting = (standing: Standing, { id }: PasskeyRecord, { by, policy = usual, at = now }: Asked): string | null =>
  mayDelete({ passkey: id, confirmedBy: by.id, policy, rpId, now: at })(standing);

describe('independent passkeys', () => {
  it('are not those that can be backed up and have one AAGUID, even the one of zeros', () => {
    const aaguid = Buffer.alloc(16, 7);
    assert.equal(countIndependent([]), 0);
    assert.equal(countIndependent([aPasskey({ aaguid }), aPasskey({ aaguid })]), 1);
    assert.equal(countIndependent([aPasskey(), aPasskey()]), 2);
    const hidden = { aaguid: new Uint8Array(16) };
    assert.equal(countIndependent([aPasskey(hidden), aPasskey(hidden)]), 1);
    assert.equal(countIndependent([aPasskey({ aaguid }), aSecurityKey({ aaguid })]), 2);
    assert.equal(countIndependent([aSecurityKey({ aaguid }), aSecurityKey({ aaguid })]), 2);
  });
});

describe('a passkey may be deleted', () => {
  it('while another one signs in', () => {
    const [one, other] = [aPasskey(), aPasskey()];
    const standing = aStanding([one, other]);
    assert.equal(deleting(standing, one, { by: other }), null);
    assert.equal(deleting(standing, one, { by: one }), null);
  });

  it('not where no other signs in, codes or not', () => {
    const one = aPasskey();
    assert.equal(deleting(aStanding([one], { codesLeft: 10 }), one, { by: one }), 'last_way_in');
    for (const change of [
      { status: 'suspected_clone' },
      { rpId: 'old.example' },
      { alg: -65_535 },
      { discoverable: false },
    ] as const) {
      assert.equal(
        deleting(aStanding([one, aPasskey(change)]), one, { by: one }),
        'last_way_in',
        JSON.stringify(change),
      );
    }
  });

  it('where it signs in nowhere', () => {
    const [one, copied] = [aPasskey(), aPasskey({ status: 'suspected_clone' })];
    assert.equal(deleting(aStanding([one, copied]), copied, { by: one }), null);
  });

  it('not the last one of all, though it signs in nowhere', () => {
    const copied = aPasskey({ status: 'suspected_clone' });
    assert.equal(deleting(aStanding([copied]), copied, { by: copied }), 'last_way_in');
  });

  it('without recovery as long as two independent ones stay, if there were two', () => {
    const aaguid = Buffer.alloc(16, 7);
    const [one, key, twin] = [aPasskey({ aaguid }), aSecurityKey(), aPasskey({ aaguid })];
    const off = { recoveryOff: true };
    assert.equal(deleting(aStanding([one, key], off), one, { by: key }), 'recovery_needed');
    assert.equal(deleting(aStanding([one, key, twin], off), key, { by: one }), 'recovery_needed');
    assert.equal(deleting(aStanding([one, key, twin], off), twin, { by: one }), null);
    assert.equal(deleting(aStanding([one, twin], off), twin, { by: one }), null);
    assert.equal(deleting(aStanding([one, key]), one, { by: key, policy: withoutRecovery }), 'recovery_needed');
    assert.equal(deleting(aStanding([one, key]), one, { by: key }), null);
    const byApp = checkPolicy({ recoveryCodes: 'off', totp: 'accepted' });
    assert.equal(deleting(aStanding([one, key]), one, { by: key, policy: byApp }), null);
  });

  it('without recovery too, where it is suspected or signs in nowhere', () => {
    const [one, key] = [aPasskey(), aSecurityKey()];
    const off = { recoveryOff: true };
    const useless = [aPasskey({ status: 'suspected_clone' }), aPasskey({ rpId: 'old.example' })];
    for (const bad of useless) assert.equal(deleting(aStanding([one, bad], off), bad, { by: one }), null);
    for (const bad of useless) assert.equal(deleting(aStanding([one, key, bad], off), bad, { by: one }), null);
  });

  it('is nobody’s to say where it is not there', () => {
    assert.equal(deleting(aStanding([]), aPasskey(), { by: aPasskey() }), null);
  });
});

describe('for 72 hours after a recovery', () => {
  const [old, older, fresh, added] = [
    aPasskey(),
    aPasskey({ status: 'suspected_clone' }),
    aPasskey({ created: recently }),
    aPasskey({ created: recently + hour }),
  ];
  const standing = aStanding([older, old, fresh, added], { recoveredAt: recently });

  it('a passkey from before it is deleted by another from before it alone', () => {
    for (const doomed of [old, older]) {
      assert.equal(deleting(standing, doomed, { by: fresh }), 'recovery_hold');
      assert.equal(deleting(standing, doomed, { by: added }), 'recovery_hold');
      assert.equal(deleting(standing, doomed, { by: aPasskey() }), 'recovery_hold');
      assert.equal(deleting(standing, doomed, { by: old }), null);
    }
  });

  it('what came with it or later may go', () => {
    assert.equal(deleting(standing, fresh, { by: added }), null);
    assert.equal(deleting(standing, added, { by: fresh }), null);
    assert.equal(deleting(standing, fresh, { by: old }), null);
  });

  it('and then no more, to the millisecond; a clock that is set back ends nothing', () => {
    const end = recently + 72 * hour;
    assert.equal(deleting(standing, old, { by: fresh, at: end - 1 }), 'recovery_hold');
    assert.equal(deleting(standing, old, { by: fresh, at: end }), null);
    assert.equal(deleting(standing, old, { by: fresh, at: recently - 100 * hour }), 'recovery_hold');
    assert.deepEqual([heldUntil(standing.account, end - 1), heldUntil(standing.account, end)], [end, null]);
    assert.equal(heldUntil({ recoveredAt: null }, now), null);
  });

  it('recovery is not turned off and the account not erased by what came since', () => {
    const turning = { policy: usual, rpId, now };
    assert.equal(mayTurnOff({ ...turning, confirmedBy: fresh.id })(standing), 'recovery_hold');
    assert.equal(mayTurnOff({ ...turning, confirmedBy: old.id })(standing), null);
    assert.equal(mayErase({ confirmedBy: fresh.id, now })(standing), 'recovery_hold');
    assert.equal(mayErase({ confirmedBy: old.id, now })(standing), null);
    assert.equal(mayErase({ confirmedBy: fresh.id, now: recently + 72 * hour })(standing), null);
  });
});

describe('recovery may be turned off', () => {
  it('with two independent passkeys that sign in', () => {
    const aaguid = Buffer.alloc(16, 7);
    const [one, twin, key] = [aPasskey({ aaguid }), aPasskey({ aaguid }), aSecurityKey()];
    const turning = mayTurnOff({ confirmedBy: one.id, policy: usual, rpId, now });
    assert.equal(turning(aStanding([one])), 'recovery_needed');
    assert.equal(turning(aStanding([one, twin])), 'recovery_needed');
    assert.equal(turning(aStanding([one, key])), null);
    assert.equal(turning(aStanding([one, { ...key, status: 'suspected_clone' }])), 'recovery_needed');
    assert.equal(mayErase({ confirmedBy: one.id, now })(aStanding([one])), null);
  });
});
