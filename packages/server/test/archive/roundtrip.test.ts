import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { ArchiveError } from '@signet/server';
import type { EventRecord, Store } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { openSite } from '../scene/site.ts';
import { archiveOf, importInto, largeArchive, rp, sealed, signUpMany, smallArchive } from './scene.ts';

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

  test('carries every member over, also where it is not as usual', async () => {
    const [header = '', line = ''] = await smallArchive();
    const account = JSON.parse(line) as { passkeys: Record<string, unknown>[] };
    const passkey = {
      ...account.passkeys[0],
      signCount: 4_294_967_295,
      transports: [],
      attachment: 'cross-platform',
      discoverable: false,
      flags: { userVerified: false, backupEligible: true, backupState: false },
      aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4',
      attestation: { format: 'packed', type: 'basic', object: 'oA', trusted: true },
      label: 'Schlüssel 🔑',
      created: '1999-12-31T23:59:59.999Z',
      createdOrigin: 'https://www.fernholm.example',
      createdAgent: 'Firefox',
      lastUsed: '2026-01-01T00:00:00.001Z',
      status: 'suspected_clone',
    };
    const unusual = {
      ...account,
      displayName: 'Ǆiro Ünal',
      externalId: 'ext 1',
      userHandle: 'AQ',
      email: 'mara@example.com',
      role: 'owner',
      status: 'suspended',
      recoveryOff: true,
      recoveredAt: '2026-01-02T03:04:05.006Z',
      passkeys: [passkey],
    };
    const one = header.replaceAll(':3', ':1');
    const archive = sealed([one, JSON.stringify(unusual)], 1, 1);
    await using site = await openSite();
    await importInto(site.store, archive);
    assert.equal(await archiveOf(site.store), archive);
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

  test('with the id of another account, or with other passkeys of the same one, changes nothing', async () => {
    const lines = await smallArchive();
    await using site = await openSite();
    await importInto(site.store, lines.join('\n'));
    const before = await everybody(site.store);
    const [header = '', first = '', second = '', third = ''] = lines;
    const member = (line: string, name: string): string => new RegExp(`"${name}":"([^"]+)"`, 'u').exec(line)?.[1] ?? '';
    for (const name of ['userHandle', 'credentialId']) {
      const changed = first.replace(member(first, name), member(second, name));
      assert.notEqual(changed, first);
      const archive = sealed([header, changed, second, third]);
      await assert.rejects(
        importInto(site.store, archive),
        /^ArchiveError: Line 2: an account with its id is there, and is another/u,
      );
    }
    assert.deepEqual(await everybody(site.store), before);
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
