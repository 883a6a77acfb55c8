import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { ArchiveError } from '@signet/server';
import type { EventRecord, Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { openSite } from '../scene/site.ts';
import { archiveOf, importInto, largeArchive, rp, signUpMany } from './scene.ts';

const everybody = async (store: Store) => {
  const standings = await store.standings(rp, null, 1000);
  // Ids of passkeys are made anew, and when a counter was recorded is the import.
  return standings.map(({ account, passkeys }) => ({
    account,
    passkeys: passkeys.map(({ id: _id, signCountRecorded: _recorded, ...rest }) => rest),
  }));
};

describe('an archive', () => {
  test('gives back what it was made of, and everybody signs in', async () => {
    await using site = await openSite();
    const people = await signUpMany(site, 230);
    const archive = await archiveOf(site.store);
    await using other = await openSite();
    assert.deepEqual(await importInto(other.store, archive), { accounts: 230, passkeys: 230, there: 0 });
    assert.deepEqual(await everybody(other.store), await everybody(site.store));
    assert.equal(await archiveOf(other.store), archive);
    for (const { authenticator, name } of people) {
      assert.equal((await other.browser().signIn(authenticator)).session.account.username, name);
    }
  });

  test('is noted in the audit log, once a unit of a hundred accounts or four hundred passkeys', async () => {
    const units = async (archive: string): Promise<unknown[]> => {
      await using site = await openSite();
      await importInto(site.store, archive);
      const all = { type: 'account.imported', actor: null, subject: null, outcome: null, since: null, until: null };
      return (await site.store.listEvents(rp, all, null, 10)).map(({ data }) => data);
    };
    const unit = (accounts: number) => ({ accounts, via: 'operator' });
    assert.deepEqual(await units(await largeArchive(203)), [unit(3), unit(100), unit(100)]);
    assert.deepEqual(await units(await largeArchive(5, 100)), [unit(1), unit(4)]);
  });

  test('that meets a conflict keeps the units before it, and goes on once that is mended', async () => {
    const archive = await largeArchive(150);
    await using site = await openSite();
    const authenticator = createAuthenticator({ seed: 'in the way' });
    await site.browser().signUp(authenticator, 'Person 120');
    await assert.rejects(importInto(site.store, archive), /^ArchiveError: Line 122: its username is taken\./u);
    assert.equal((await site.store.standings(rp, null, 1000)).length, 101);
    const [account] = (await site.store.standings(rp, null, 1000)).filter((it) => it.account.username === 'Person 120');
    assert.ok(account);
    const event = {
      ...(await site.store.accountEvents(account.account.id, null, 1))[0],
      id: randomUUID(),
    } as EventRecord;
    await site.store.eraseAccount({ account: account.account.id, use: null, guard: null, event });
    assert.deepEqual(await importInto(site.store, archive), { accounts: 50, passkeys: 50, there: 100 });
  });

  test('read again passes over who is there, and goes on with who is not', async () => {
    await using site = await openSite();
    await signUpMany(site, 3);
    const few = await archiveOf(site.store);
    await using other = await openSite();
    await importInto(other.store, few);
    assert.deepEqual(await importInto(other.store, few), { accounts: 0, passkeys: 0, there: 3 });
    await site.browser().signUp(createAuthenticator({ seed: 'one more' }), 'one more');
    assert.deepEqual(await importInto(other.store, await archiveOf(site.store)), {
      accounts: 1,
      passkeys: 1,
      there: 3,
    });
  });

  test('that meets somebody else’s name tells the line, and changes nothing', async () => {
    await using site = await openSite();
    await signUpMany(site, 3);
    const archive = await archiveOf(site.store);
    await using other = await openSite();
    const [mine] = await signUpMany(other, 1);
    const before = await everybody(other.store);
    await assert.rejects(importInto(other.store, archive), (error) => {
      assert.ok(error instanceof ArchiveError);
      assert.match(error.message, /^Line [23]: (its username is taken|one of its passkeys)/u);
      return true;
    });
    assert.deepEqual(await everybody(other.store), before);
    assert.ok(mine && (await other.browser().signIn(mine.authenticator)));
  });
});
