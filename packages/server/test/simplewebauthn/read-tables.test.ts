import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ArchiveError, importAccounts, readTables } from '@signet/server';
import type { PlacedAccount, RelyingPartyKey, TablesRead } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { fernholm, openSite } from '../scene/site.ts';
import { asJson, peerWith, registerAtPeer } from './tables.ts';
import type { Peer } from './tables.ts';

const now = Date.UTC(2026, 0, 10);
const rp = 'default' as RelyingPartyKey;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const readPeer = (peer: Peer, publicKey: (bytes: Uint8Array) => unknown = base64): TablesRead =>
  readTables({ users: asJson(peer.users, base64of), passkeys: asJson(peer.passkeys, publicKey) }, fernholm.rpId, now);
const base64of = (): undefined => undefined;

async function* streamed(accounts: readonly PlacedAccount[]): AsyncGenerator<PlacedAccount> {
  yield* accounts;
}

describe('tables in the shape of SimpleWebAuthn’s documentation', () => {
  test('made by that library: everybody signs in here', async () => {
    const peer = await peerWith(['ada', 'Grace  Hopper', 'linus']);
    const read = readPeer(peer);
    assert.ok(read.guesses.some(({ text, rows }) => text.startsWith('usernames were brought') && rows === 1));
    await using site = await openSite();
    const done = await importAccounts({ store: site.store, rp }, streamed(read.accounts));
    assert.deepEqual(done, { accounts: 3, passkeys: 3, there: 0 });
    for (const authenticator of peer.authenticators.values()) await site.browser().signIn(authenticator);
    const again = await importAccounts({ store: site.store, rp }, streamed(readPeer(peer).accounts));
    assert.deepEqual(again, { accounts: 0, passkeys: 0, there: 3 });
    const id = String(peer.users[0]?.['id']);
    assert.equal((await site.store.findAccountByExternalId(rp, id))?.username, 'ada');
  });

  test('a public key is read in every form that databases and JSON give it', async () => {
    const peer = await peerWith(['ada']);
    const expected = readPeer(peer).accounts[0]?.account.passkeys[0]?.publicKey;
    assert.ok(expected);
    const forms: ((bytes: Uint8Array) => unknown)[] = [
      (bytes) => Buffer.from(bytes).toString('base64url'),
      (bytes) => Buffer.from(bytes).toJSON(),
      (bytes) => Object.fromEntries(bytes.entries()),
      (bytes) => [...bytes],
      (bytes) => `\\x${Buffer.from(bytes).toString('hex')}`,
    ];
    for (const form of forms)
      assert.deepEqual(readPeer(peer, form).accounts[0]?.account.passkeys[0]?.publicKey, expected);
    const none = [
      () => 'not base64!',
      () => ({ 1: 4, 0: 300 }),
      () => ({ a: 1 }),
      () => [],
      () => 7,
      () => ({ type: 'Buffer' }),
    ];
    for (const form of none) {
      assert.throws(
        () => readPeer(peer, form),
        /^ArchiveError: passkeys row 1: publicKey is missing, or not in a form/u,
      );
    }
    assert.throws(() => readPeer(peer, () => 'AAAA'), /passkeys row 1: publicKey is refused: cbor_trailing/u);
  });

  test('of several user handles of one user the one of most passkeys stays, and it is told', async () => {
    const peer = await peerWith(['ada']);
    const user = { id: String(peer.users[0]?.['id']), username: 'ada' };
    const handle = new Uint8Array(32).fill(3);
    await registerAtPeer(peer, user, createAuthenticator({ seed: 'two' }), handle);
    await registerAtPeer(peer, user, createAuthenticator({ seed: 'three' }), handle);
    const { accounts, guesses } = readPeer(peer);
    assert.deepEqual(accounts[0]?.account.userHandle, handle);
    assert.equal(accounts[0].account.passkeys.length, 2);
    assert.equal(guesses.find(({ text }) => text.includes('another webauthnUserID'))?.rows, 1);
  });

  test('what earlier versions and the documented schema call their columns is read alike', async () => {
    const peer = await peerWith(['ada'], new Uint8Array(16).fill(5));
    const [row = {}] = peer.passkeys;
    const user = { id: 7, name: 'ada', created_at: '2025-03-01T10:00:00Z' };
    const passkey = {
      cred_id: row['id'],
      cred_public_key: base64(row['publicKey'] as Uint8Array),
      internal_user_id: 7,
      webauthn_user_id: row['webauthnUserID'],
      counter: '12',
      backup_eligible: true,
      backup_status: false,
      transports: '["internal","hybrid"]',
      created_at: 1_740_823_200,
      last_used: null,
      device_name: 'passed over',
    };
    const read = readTables({ users: [user], passkeys: [passkey] }, fernholm.rpId, now).accounts[0]?.account;
    assert.ok(read);
    assert.deepEqual([read.externalId, read.username, read.created], ['7', 'ada', Date.UTC(2025, 2, 1, 10)]);
    assert.deepEqual(read.passkeys[0]?.flags, { userVerified: false, backupEligible: true, backupState: false });
    assert.deepEqual(read.passkeys[0].transports, ['internal', 'hybrid']);
    assert.deepEqual([read.passkeys[0].signCount, read.passkeys[0].lastUsed], [12, null]);
    assert.equal(read.passkeys[0].created, Date.UTC(2025, 2, 1, 10));
  });

  test('without webauthnUserID the handle is the user’s id in UTF-8, and it is told', async () => {
    const peer = await peerWith(['ada']);
    const passkeys = peer.passkeys.map(({ webauthnUserID: _, ...it }) => it);
    const { accounts, guesses } = readPeer({ ...peer, passkeys });
    assert.deepEqual(accounts[0]?.account.userHandle, new Uint8Array(Buffer.from(String(peer.users[0]?.['id']))));
    assert.ok(guesses.some(({ text }) => text.startsWith('without webauthnUserID')));
  });

  test('users without a passkey and passkeys without a user are left out, and told', async () => {
    const peer = await peerWith(['ada']);
    const users = [...peer.users, { id: 'x', username: 'nobody' }];
    const passkeys = [...peer.passkeys, { ...peer.passkeys[0], user: 'gone' }];
    const { accounts, guesses } = readPeer({ ...peer, users, passkeys });
    assert.equal(accounts.length, 1);
    const told = guesses.filter(({ text }) => text.includes('left out')).map(({ rows }) => rows);
    assert.deepEqual(told, [1, 1]);
  });

  test('what is no table, and rows that lack what is needed, are refused with their row', async () => {
    const peer = await peerWith(['ada']);
    const without = (name: string): Peer => ({
      ...peer,
      passkeys: peer.passkeys.map((it) => ({ ...it, [name]: null })),
    });
    assert.throws(() => readTables({ users: {}, passkeys: [] }, 'a.example', now), ArchiveError);
    assert.throws(
      () => readTables({ users: [], passkeys: [1] }, 'a.example', now),
      /The table passkeys is no JSON array/u,
    );
    assert.throws(() => readPeer(without('id')), /passkeys row 1: id is missing/u);
    assert.throws(() => readPeer(without('user')), /passkeys row 1: user is missing/u);
    assert.throws(() => readPeer({ ...peer, users: [{ id: {} }] }), /users row 1: id is neither/u);
    const [user = {}] = peer.users;
    assert.throws(() => readPeer({ ...peer, users: [{ id: user['id'] }] }), /users row 1: username is missing/u);
    assert.throws(
      () => readPeer({ ...peer, users: [{ ...user, username: '\u202e' }] }),
      /users row 1: a username has/u,
    );
  });
});
