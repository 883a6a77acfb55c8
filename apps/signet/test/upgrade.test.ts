import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { startCluster } from '../../../tools/postgres/cluster.ts';
import { onBothDatabases } from './databases.ts';
import { signIn, signUp } from './person.ts';
import { previousRelease } from './previous-release.ts';
import { run, startSignet } from './run.ts';

/** Commands that work on a database, but bring none up to date. */
const refusedOnOlder: readonly ((data: string) => readonly string[])[] = [
  () => ['user', 'list'],
  () => ['user', 'suspend', 'mara', '--yes'],
  () => ['passkey', 'list', 'mara'],
  () => ['policy', 'show'],
  () => ['invite', '--role', 'owner'],
  () => ['token', 'list'],
  () => ['keys', 'list'],
  () => ['keys', 'rotate'],
  () => ['audit', 'verify'],
  () => ['audit', 'prune', '--before', '400d'],
  (data) => ['export', join(data, 'a.jsonl')],
];
const key = Buffer.alloc(32, 7).toString('base64url');

/** An archive of somebody else's account, beside that data. */
async function anArchive(data: string): Promise<string> {
  await using signet = await startSignet();
  await signUp(signet.address, 'ida');
  const file = join(data, 'ida.jsonl');
  assert.equal((await run(['export', file, '--data', signet.data])).status, 0);
  return file;
}

onBothDatabases('a database of the previous release', (database) => {
  test('is told of beforehand and left as it is; then it opens, migrates, and everybody signs in', async () => {
    const { data, settings, people } = await previousRelease(['mara', 'otto'], (await database())['SIGNET_DATABASE']);
    const files = readdirSync(data);
    const check = await run(['upgrade', '--check', '--data', data], settings);
    assert.equal(check.status, 0, check.err);
    assert.match(check.out, /^The first start runs 0004-accounts-to-keep\.\n/u);
    const told = settings['SIGNET_DATABASE'] === undefined ? /\n2 active accounts: sign in 2,/u : /restore a dump/u;
    assert.match(check.out, told);
    assert.deepEqual(readdirSync(data), files);
    assert.match((await run(['upgrade', '--check', '--data', data], settings)).out, /^The first start runs 0004/u);

    const file = join(data, 'signet.db');
    const bytes = (): Buffer | null => (existsSync(file) ? readFileSync(file) : null);
    const before = bytes();
    for (const args of refusedOnOlder) {
      const { status, out, err } = await run([...args(data), '--data', data], settings);
      const name = args(data).join(' ');
      assert.deepEqual([status, out], [2, ''], name);
      assert.match(err, /^The database was made by an earlier release: 0004-\S+ has not run on it\.[^\n]+\n$/u, name);
    }
    assert.deepEqual(readdirSync(data), files);
    assert.ok(before === null ? bytes() === null : bytes()?.equals(before));
    assert.match((await run(['upgrade', '--check', '--data', data], settings)).out, /^The first start runs 0004/u);

    await using signet = await startSignet([], settings, data);
    for (const person of people) assert.equal(await signIn(signet.address, person), 'ok');
    await signUp(signet.address, 'ida');
    const after = await run(['upgrade', '--check', '--data', data], settings);
    assert.match(
      after.out,
      /^The schema is up to date\.\n3 active accounts: sign in 3, can only recover 0, no way in 0\.\n/u,
    );
  });
});

onBothDatabases('a database of the previous release', (database) => {
  const bringUpToDate: readonly (readonly [what: string, args: (archive: string) => readonly string[], out: RegExp])[] =
    [
      ['migrate', () => ['migrate'], /^Ran 0004-/u],
      ['restore --keys', () => ['restore', '--keys'], /are retired/u],
      ['import', (archive) => ['import', archive], /^Imported 1 account with 1 passkey\./u],
    ];
  for (const [what, args, told] of bringUpToDate) {
    test(`is brought up to date by signet ${what}`, async () => {
      const { data, settings } = await previousRelease(['mara'], (await database())['SIGNET_DATABASE']);
      const { status, out, err } = await run([...args(await anArchive(data)), '--data', data], settings);
      assert.equal(status, 0, err);
      assert.match(out, told);
      const check = await run(['upgrade', '--check', '--data', data], settings);
      assert.match(check.out, /^The schema is up to date\./u, check.err);
      rmSync(data, { recursive: true });
    });
  }
});

describe('signet backup', () => {
  test('takes one of a database of the previous release, which stays as it is', async () => {
    const { data } = await previousRelease(['mara']);
    const copy = await run(['backup', join(data, 'copy.db'), '--data', data]);
    assert.equal(copy.status, 0, copy.err);
    assert.match((await run(['upgrade', '--check', '--data', data])).out, /^The first start runs 0004/u);
    rmSync(data, { recursive: true });
  });
});

describe('a command on a database that nothing is in', () => {
  test('says so, and makes nothing in it', async () => {
    await using cluster = await startCluster();
    const settings = { SIGNET_DATABASE: await cluster.createDatabase(), SIGNET_MASTER_KEY: key };
    for (const args of [
      ['user', 'list'],
      ['keys', 'list'],
    ]) {
      const { status, err } = await run(args, settings);
      assert.deepEqual([status, err], [2, 'No server has run on this database: there is nothing in it yet.\n']);
    }
    assert.match((await run(['migrate'], settings)).out, /^Ran 0001-front-door\n/u);
  });
});

describe('signet upgrade', () => {
  test('names whom it would find without a way in, and a policy that this release cannot hold', async () => {
    await using signet = await startSignet();
    await signUp(signet.address, 'mara');
    const check = (...args: string[]) => run(['upgrade', '--check', '--data', signet.data, ...args]);
    const file = join(signet.data, 'policy.json');
    writeFileSync(file, '{ "algorithms": [-257] }');
    const locked = await check('--policy', file);
    assert.deepEqual([locked.status, /\n {2}mara: algorithms\n/u.test(locked.out)], [1, true], locked.out + locked.err);
    assert.equal(
      (JSON.parse((await check('--policy', file, '--json')).out) as { survey: { noWayIn: number } }).survey.noWayIn,
      1,
    );
    writeFileSync(file, '{ "recoveryCoolDown": 0 }');
    const fault = await check('--policy', file);
    assert.equal(fault.status, 1);
    assert.match(
      fault.out,
      /^The schema is up to date\.\nThe policy cannot hold in this release: policy\.recoveryCoolDown/u,
    );
    const bare = await run(['upgrade', '--data', signet.data]);
    assert.equal(bare.status, 2);
    assert.match(bare.err, /^A start upgrades the database/u);
  });
});
