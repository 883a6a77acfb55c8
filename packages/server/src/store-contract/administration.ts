import assert from 'node:assert/strict';
import type { AccountId, RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { aMail, aNotice } from './notice-records.ts';
import { aSession, aUse, anEvent, settle, signUp, time } from './records.ts';
import { startRecovery } from './recovery-records.ts';
import type { StoreTest } from './with-store.ts';

const owner = { account: { role: 'owner' } } as const;

/** What takes an active owner away. */
const removals = (store: Store, rp: RelyingPartyKey) => ({
  suspended: (account: AccountId) => store.setStatus({ account, status: 'suspended', time, event: anEvent(rp) }),
  demoted: (account: AccountId) => store.setRole({ account, role: 'admin', time, event: anEvent(rp) }),
  erased: (account: AccountId) => store.eraseAccount({ account, use: null, guard: null, event: anEvent(rp) }),
});

export function administrationCases(test: StoreTest): void {
  test('a suspension ends the sessions, and no passkey of the account opens another', async (store, rp) => {
    const [{ account, passkey, session }, bystander] = [await signUp(store, rp), await signUp(store, rp)];
    const unit = { account: account.id, time, event: anEvent(rp) };
    assert.equal(await store.setStatus({ ...unit, status: 'suspended' }), 'set');
    assert.deepEqual(await store.findAccount(account.id), { ...account, status: 'suspended' });
    assert.equal(await store.findSession(session.tokenHash), null);
    assert.ok(await store.findSession(bystander.session.tokenHash));
    const signIn = { use: aUse(passkey), session: aSession(passkey), replaces: null, event: anEvent(rp) };
    assert.equal(await store.recordSignIn(signIn), 'account_suspended');
    assert.equal(await store.setStatus({ ...unit, status: 'active', event: anEvent(rp) }), 'set');
    assert.equal(await store.recordSignIn(signIn), 'recorded');
  });

  test('a suspension cancels an open recovery, and one that expired, should the clock be set back', async (store, rp) => {
    for (const late of [-1, 0]) {
      const it = await signUp(store, rp);
      const { recovery, session } = await startRecovery(store, it);
      const at = recovery.expires + late;
      const unit = { account: it.account.id, status: 'suspended', time: at, event: anEvent(rp) } as const;
      assert.equal(await store.setStatus(unit), 'set');
      assert.deepEqual(await store.findRecovery(recovery.id), { ...recovery, ended: 'cancelled', endedAt: at });
      assert.equal(await store.findSession(session.tokenHash), null);
    }
  });

  test('no session lasts through a suspension, whoever opened it meanwhile', async (store, rp) => {
    const { account, session } = await signUp(store, rp, { account: { status: 'suspended' } });
    await store.setStatus({ account: account.id, status: 'active', time, event: anEvent(rp) });
    assert.equal(await store.findSession(session.tokenHash), null);
  });

  test('a status that an account has already is neither an event nor the end of a session', async (store, rp) => {
    const { account, session } = await signUp(store, rp);
    const before = await store.unsealedEvents(rp);
    const unit = { account: account.id, status: 'active', time, event: anEvent(rp) } as const;
    assert.equal(await store.setStatus(unit), 'unchanged');
    assert.deepEqual(await store.unsealedEvents(rp), before);
    assert.ok(await store.findSession(session.tokenHash));
    assert.equal(await store.setStatus({ ...unit, account: 'none' as AccountId }), 'not_found');
  });

  test('a role is given, once', async (store, rp) => {
    const { account, session } = await signUp(store, rp, { account: { role: 'member' } });
    const unit = { account: account.id, role: 'admin', time } as const;
    assert.equal(await store.setRole({ ...unit, event: anEvent(rp) }), 'set');
    assert.equal((await store.findAccount(account.id))?.role, 'admin');
    assert.equal(await store.findSession(session.tokenHash), null);
    const before = await store.unsealedEvents(rp);
    assert.equal(await store.setRole({ ...unit, event: anEvent(rp) }), 'unchanged');
    assert.equal(await store.setRole({ ...unit, account: 'none' as AccountId, event: anEvent(rp) }), 'not_found');
    assert.deepEqual(await store.unsealedEvents(rp), before);
  });

  test('a role that may do more ends sessions and open recoveries, one that may do less leaves them', async (store, rp) => {
    const roles = ['member', 'admin', 'owner'] as const;
    for (const [i, from] of roles.entries()) {
      for (const [j, role] of roles.entries()) {
        const person = await signUp(store, rp, { account: { role: from } });
        const bystander = await signUp(store, rp, { account: { role: 'owner' } });
        const { recovery, session } = await startRecovery(store, person);
        const at = recovery.started + 1;
        await store.setRole({ account: person.account.id, role, time: at, event: anEvent(rp) });
        const ended = j > i ? ({ ended: 'cancelled', endedAt: at } as const) : {};
        assert.deepEqual(await store.findRecovery(recovery.id), { ...recovery, ...ended });
        assert.equal((await store.findSession(session.tokenHash)) === null, j > i, `${from} to ${role}`);
        assert.equal((await store.findSession(person.session.tokenHash)) === null, j > i);
        assert.ok(await store.findSession(bystander.session.tokenHash));
      }
    }
  });

  test('what a change tells is written with it', async (store, rp) => {
    const { account } = await signUp(store, rp);
    const told = () => ({ event: anEvent(rp), notices: [aNotice(account)], mail: [aMail(account)] });
    const before = (await store.unsealedEvents(rp)).count;
    await store.setStatus({ account: account.id, status: 'suspended', time, ...told() });
    await store.setRole({ account: account.id, role: 'member', time, ...told() });
    assert.equal((await store.unsealedEvents(rp)).count, before + 2);
    assert.equal(await store.unreadNotices(account.id), 2);
    assert.equal((await store.listMail(rp, 10)).length, 2);
  });

  test('owners are counted while they are active, each relying party its own', async (store, rp) => {
    assert.equal(await store.countOwners(rp), 0);
    await signUp(store, rp, owner);
    await signUp(store, rp);
    await signUp(store, rp, { account: { role: 'owner', status: 'suspended' } });
    await signUp(store, await settle(store), owner);
    assert.equal(await store.countOwners(rp), 1);
  });

  for (const how of ['suspended', 'demoted', 'erased'] as const) {
    test(`the last active owner is not ${how}, one of two is`, async (store, rp) => {
      const [{ account }, second] = [await signUp(store, rp, owner), await signUp(store, rp, owner)];
      await signUp(store, rp, { account: { role: 'owner', status: 'suspended' } });
      await signUp(store, await settle(store), owner);
      assert.ok(['set', 'erased'].includes(await removals(store, rp)[how](second.account.id)));
      assert.equal(await removals(store, rp)[how](account.id), 'last_owner');
      assert.deepEqual(await store.findAccount(account.id), account);
      assert.equal(await store.countOwners(rp), 1);
    });

    test(`owners ${how} at once: one stays`, async (store, rp) => {
      const people = await Promise.all(Array.from({ length: 5 }, () => signUp(store, rp, owner)));
      const outcomes = await Promise.all(people.map(({ account }) => removals(store, rp)[how](account.id)));
      assert.equal(outcomes.filter((it) => it === 'last_owner').length, 1, outcomes.join());
      assert.equal(await store.countOwners(rp), 1);
    });
  }

  test('two owners of whom one is suspended and one demoted at once: one stays', async (store, rp) => {
    for (let round = 0; round < 5; round += 1) {
      const site = await settle(store);
      const [one, other] = [await signUp(store, site, owner), await signUp(store, site, owner)];
      const { suspended, demoted } = removals(store, rp);
      await Promise.all([suspended(one.account.id), demoted(other.account.id)]);
      assert.equal(await store.countOwners(site), 1);
    }
  });

  test('a suspended owner may be demoted and erased, and a member is suspended where there is no owner', async (store, rp) => {
    const { account } = await signUp(store, rp, { account: { role: 'owner', status: 'suspended' } });
    const { suspended, demoted, erased } = removals(store, rp);
    assert.equal(await demoted(account.id), 'set');
    assert.equal(await erased(account.id), 'erased');
    const { account: member } = await signUp(store, rp);
    assert.equal(await suspended(member.id), 'set');
  });
}
