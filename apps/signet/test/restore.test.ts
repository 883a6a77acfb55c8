import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import type { RequestBegun } from '@signet/protocol';
import type { Authenticator } from '@signet/testkit';
import { beginSignIn, finishSignIn, signIn, signUp } from './person.ts';
import type { Begun } from './person.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

/** A server that ran, was backed up while a sign-in was under way, and ended after that sign-in was finished. */
const past = {
  folder: temporaryFolder(),
  backup: '',
  masterKey: '',
  port: '',
  person: undefined as Authenticator | undefined,
  begun: undefined as Begun<RequestBegun> | undefined,
};

before(async () => {
  await using signet = await startSignet();
  past.backup = join(past.folder, 'backup');
  past.masterKey = join(past.folder, 'master.key');
  past.port = new URL(signet.address).port;
  past.person = await signUp(signet.address);
  past.begun = await beginSignIn(signet.address);
  const { status, err } = await run(['backup', past.backup, '--data', signet.data]);
  assert.equal(status, 0, err);
  copyFileSync(join(signet.data, 'master.key'), past.masterKey);
  assert.equal(await finishSignIn(signet.address, past.person, past.begun), 'ok');
});
after(() => rmSync(past.folder, { recursive: true }));

function dataWithKey(): string {
  const data = temporaryFolder();
  copyFileSync(past.masterKey, join(data, 'master.key'));
  return data;
}

/** Ends the retiring of keys at the second of them. */
const failHalfWay = `CREATE TRIGGER half_way BEFORE INSERT ON keyring WHEN NEW.purpose = 'enrolment-ticket'
  BEGIN SELECT RAISE(ABORT, 'half way'); END`;

/** Runs SQL beside the servers, as an administrator with a shell would. */
function rows(data: string, sql: string): unknown[] {
  const database = new DatabaseSync(join(data, 'signet.db'), { timeout: 5000 });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

describe('signet restore', () => {
  test('a ceremony spent after the backup is not spent again; sign-in works', async () => {
    const data = dataWithKey();
    const { status, out, err } = await run(['restore', past.backup, '--data', data]);
    assert.equal(status, 0, err);
    assert.match(out, /: 1 account, 1 passkey, \d+ events.*\n.*retired/u);
    assert.deepEqual(readdirSync(data).toSorted(), ['master.key', 'signet.db']);
    await using signet = await startSignet(['--port', past.port], {}, data);
    assert.ok(past.person && past.begun);
    assert.equal(await finishSignIn(signet.address, past.person, past.begun), 'ceremony_key_unknown');
    assert.equal(await signIn(signet.address, past.person), 'ok');
    const listed = await run(['keys', 'list', '--data', data]);
    assert.match(
      listed.out,
      /^id +purpose.*\n[0-9a-f]{8} +ceremony .*by a restore\n[0-9a-f]{8} +ceremony .*not set\n/u,
    );
    const again = await run(['restore', past.backup, '--data', data]);
    assert.equal(again.status, 2);
    assert.match(again.err, /There is a database in .* already, and a restore overwrites none/u);
  });

  test('without the master key that fits nothing is put in place', async () => {
    const data = join(past.folder, 'data');
    const missing = await run(['restore', past.backup, '--data', data]);
    assert.equal(missing.status, 2);
    assert.match(missing.err, /There is no master key/u);
    const other = Buffer.alloc(32, 9).toString('base64url');
    const wrong = await run(['restore', past.backup, '--data', data], { SIGNET_MASTER_KEY: other });
    assert.equal(wrong.status, 2);
    assert.match(wrong.err, /^The master key does not open the keys of this store/u);
    assert.equal(existsSync(data), false);
  });

  test('a damaged file, a foreign one, a database copied without its WAL, none: nothing is put in place', async () => {
    const data = dataWithKey();
    const file = join(past.folder, 'file');
    const refused = async (words: RegExp): Promise<void> => {
      const { status, err } = await run(['restore', file, '--data', data]);
      assert.equal(status, 2, err);
      assert.match(err, words);
      assert.doesNotMatch(err, /\n +at /u);
      assert.deepEqual(readdirSync(data), ['master.key']);
    };
    await refused(/There is no file/u);
    writeFileSync(file, 'no database at all, but long enough to be looked at as one');
    await refused(/not a database/u);
    rmSync(file);
    const foreign = new DatabaseSync(file);
    foreign.exec('CREATE TABLE letters (a)');
    foreign.close();
    await refused(/no database of Signet/u);
    const unused = temporaryFolder();
    rmSync(file);
    await run(['migrate', '--data', unused]);
    copyFileSync(join(unused, 'signet.db'), file);
    await refused(/No server has run on this database/u);
    rmSync(unused, { recursive: true });
    copyFileSync(past.backup, file);
    writeFileSync(`${file}-wal`, 'changes');
    await refused(/make one of it with signet backup/iu);
    rmSync(data, { recursive: true });
  });

  test('--keys has people sign in again after a clock that was ahead, and does so whole or not at all', async () => {
    await using first = await startSignet();
    const { data } = first;
    const port = new URL(first.address).port;
    const person = await signUp(first.address);
    // What the sweeper of a clock that is a day ahead leaves.
    rows(data, `INSERT INTO marks VALUES ('spent_ceremonies', ${Date.now() + 86_400_000})`);
    assert.equal(await signIn(first.address, person), 'challenge_expired');
    const begun = await beginSignIn(first.address);
    first.child.kill('SIGTERM');
    assert.equal((await first.ended).status, 0);

    const stands = () => [rows(data, 'SELECT * FROM marks'), rows(data, 'SELECT * FROM keyring')];
    const before = stands();
    rows(data, failHalfWay);
    assert.match((await run(['restore', '--keys', '--data', data])).err, /half way/u);
    assert.deepEqual(stands(), before);
    rows(data, 'DROP TRIGGER half_way');
    const { status, out, err } = await run(['restore', '--keys', '--data', data]);
    assert.equal(status, 0, err);
    assert.match(out, /retired/u);
    await using second = await startSignet(['--port', port], {}, data);
    assert.equal(await signIn(second.address, person), 'ok');
    assert.equal(await finishSignIn(second.address, person, begun), 'ceremony_key_unknown');
  });

  test('wants a file, or --keys, and for PostgreSQL says which', async () => {
    assert.match((await run(['restore'])).err, /Name the file of a backup, or --keys/u);
    assert.match((await run(['restore', 'a', '--keys'])).err, /Name the file of a backup, or --keys/u);
    const { status, err } = await run(['restore', 'a'], { SIGNET_DATABASE: 'postgres://u:hunter2@localhost/signet' });
    assert.equal(status, 2);
    assert.match(err, /signet restore --keys/u);
    assert.doesNotMatch(err, /hunter2/u);
  });
});
