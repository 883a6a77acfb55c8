import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { run, startSignet, temporaryFolder } from './run.ts';
import { signUp } from './person.ts';

describe('signet backup', () => {
  test('copies the database of a running server, and says what is in it and what is not', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'signet.backup');
    await using signet = await startSignet();
    await signUp(signet.address);
    const { status, out, err } = await run(['backup', file, '--data', signet.data]);
    assert.equal(status, 0, err);
    assert.ok(out.startsWith(`${file}: ${statSync(file).size} bytes, 1 account, 1 passkey, `), out);
    assert.match(out, /The master key is not in it/u);
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
    const key = readFileSync(join(signet.data, 'master.key'), 'utf8').trim();
    assert.equal(readFileSync(file).includes(Buffer.from(key, 'base64url')), false);
    rmSync(folder, { recursive: true });
  });

  test('overwrites nothing, and makes nothing where there is no database', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'taken');
    writeFileSync(file, 'mine');
    const nothing = await run(['backup', join(folder, 'new'), '--data', folder]);
    assert.deepEqual([nothing.status, existsSync(join(folder, 'new'))], [2, false]);
    assert.match(nothing.err, /There is no database/u);
    await run(['migrate', '--data', folder]);
    const taken = await run(['backup', file, '--data', folder]);
    assert.equal(taken.status, 2);
    assert.match(taken.err, /nothing is overwritten/u);
    assert.equal(readFileSync(file, 'utf8'), 'mine');
    rmSync(folder, { recursive: true });
  });

  test('names the means of PostgreSQL, and what must follow', async () => {
    const { status, err } = await run(['backup', 'never'], {
      SIGNET_DATABASE: 'postgres://u:hunter2@localhost/signet',
    });
    assert.equal(status, 2);
    assert.match(err, /pg_dump.*signet restore --keys/u);
    assert.doesNotMatch(err, /hunter2/u);
  });
});
