import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { onBothDatabases } from './databases.ts';
import { signIn, signUp } from './person.ts';
import { previousRelease } from './previous-release.ts';
import { run, startSignet } from './run.ts';

onBothDatabases('a database of the previous release', (database) => {
  test('is told of beforehand and left as it is; then it opens, migrates, and everybody signs in', async () => {
    const { data, settings, people } = await previousRelease(['mara', 'otto'], (await database())['SIGNET_DATABASE']);
    const files = readdirSync(data);
    const check = await run(['upgrade', '--check', '--data', data], settings);
    assert.equal(check.status, 0, check.err);
    assert.match(check.out, /^The first start runs 0004-accounts-to-keep\.\n/u);
    const told = settings['SIGNET_DATABASE'] === undefined ? /Of 2 active accounts 2 sign in/u : /restore a dump/u;
    assert.match(check.out, told);
    assert.deepEqual(readdirSync(data), files);
    assert.match((await run(['upgrade', '--check', '--data', data], settings)).out, /^The first start runs 0004/u);

    await using signet = await startSignet([], settings, data);
    for (const person of people) assert.equal(await signIn(signet.address, person), 'ok');
    await signUp(signet.address, 'ida');
    const after = await run(['upgrade', '--check', '--data', data], settings);
    assert.match(after.out, /^The schema is up to date\.\nOf 3 active accounts 3 sign in, 0 can only recover, 0 have/u);
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
