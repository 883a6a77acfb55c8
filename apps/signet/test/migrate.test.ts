import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { run, startSignet, temporaryFolder } from './run.ts';

describe('signet migrate', () => {
  test('names what ran, then finds nothing to run; a server starts on it', async () => {
    const data = temporaryFolder();
    const first = await run(['migrate', '--data', data]);
    assert.equal(first.status, 0, first.err);
    assert.match(first.out, /^Ran 0001-front-door\n/u);
    const again = await run(['migrate', '--data', data]);
    assert.deepEqual([again.status, again.out], [0, 'The schema is up to date.\n']);
    await using signet = await startSignet([], {}, data);
    assert.equal((await fetch(`${signet.address}/readyz`)).status, 200);
  });

  test('another program’s database and a newer schema are refused in words', async () => {
    const data = temporaryFolder();
    const file = join(data, 'signet.db');
    const foreign = new DatabaseSync(file);
    foreign.exec('CREATE TABLE letters (a)');
    foreign.close();
    const refused = await run(['migrate', '--data', data]);
    assert.equal(refused.status, 2);
    assert.match(refused.err, /^The database file belongs to another program\./u);
    rmSync(file);
    await run(['migrate', '--data', data]);
    const newer = new DatabaseSync(file);
    newer.exec("INSERT INTO migrations VALUES ('9999-later', 0)");
    newer.close();
    const older = await run(['migrate', '--data', data]);
    assert.equal(older.status, 2);
    assert.match(older.err, /newer version of Signet.*9999-later/u);
    assert.doesNotMatch(older.err, /\n +at /u);
    rmSync(data, { recursive: true });
  });

  test('a flag that is no setting of it is refused', async () => {
    const { status, err } = await run(['migrate', '--port', '0']);
    assert.equal(status, 2);
    assert.match(err, /unknown option '--port'/u);
    assert.equal(existsSync('data'), false);
  });
});
