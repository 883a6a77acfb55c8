import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { examine } from '../src/doctor/doctor.ts';
import { lookAtClock } from '../src/doctor/machine.ts';
import { checkSettings } from '../src/settings/settings.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

const findings = async (texts: Parameters<typeof examine>[0]): Promise<string[]> =>
  (await examine(texts)).filter((line) => !line.well).map(({ group, found, fix }) => `${group}: ${found} ${fix ?? ''}`);

describe('signet doctor', () => {
  test('finds nothing wrong with nothing configured', async () => {
    const data = temporaryFolder();
    const { status, out } = await run(['doctor', '--data', join(data, 'new')]);
    assert.equal(status, 0);
    assert.match(out, /All well\.\n$/u);
    rmSync(data, { recursive: true });
  });

  test('says as JSON what it says in words, and ends with 1', async () => {
    const { status, out } = await run(['doctor', '--json'], { SIGNET_RP_ID: 'co.uk' });
    assert.equal(status, 1);
    const told = JSON.parse(out) as { well: boolean; findings: number; lines: { group: string; well: boolean }[] };
    assert.equal(told.well, false);
    assert.equal(told.findings, told.lines.filter((line) => !line.well).length);
    assert.ok(told.lines.some((line) => line.group === 'Domain' && !line.well));
  });

  test('names an origin off the RP ID, a missing proxy, settings that cannot be', async () => {
    const site = { SIGNET_RP_ID: 'example.com', SIGNET_DATA: '/nonexistent/signet' };
    assert.match(
      (await findings({ ...site, SIGNET_ORIGINS: 'https://example.net' })).join(),
      /Domain: .*neither on the RP ID/u,
    );
    assert.match((await findings(site)).join(), /Transport: no proxy is trusted.*SIGNET_TRUSTED_PROXIES/u);
    assert.match(
      (await findings({ SIGNET_PORT: 'x' })).join(),
      /Options: SIGNET_PORT SIGNET_PORT is not a whole number/u,
    );
  });

  test('never prints a key', async () => {
    const key = Buffer.alloc(32, 5).toString('base64url');
    assert.doesNotMatch(JSON.stringify(await examine({ SIGNET_MASTER_KEY: key })), new RegExp(key, 'u'));
  });

  test('names a data folder and a key that others can read, and a key that is missing', {
    skip: process.platform === 'win32' && 'no modes',
  }, async () => {
    const data = join(temporaryFolder(), 'data');
    mkdirSync(data, { mode: 0o755 });
    chmodSync(data, 0o755);
    writeFileSync(join(data, 'signet.db'), '', { mode: 0o600 });
    assert.match((await findings({ SIGNET_DATA: data })).join(), /mode 755 Run chmod 700.*Keys: it is missing/u);
    writeFileSync(join(data, 'master.key'), Buffer.alloc(32).toString('base64url'));
    chmodSync(join(data, 'master.key'), 0o644);
    assert.match((await findings({ SIGNET_DATA: data })).join(), /Keys: .*mode 644 Run chmod 600/u);
    writeFileSync(join(data, 'master.key'), 'short');
    assert.match((await findings({ SIGNET_DATA: data })).join(), /does not hold 32 bytes/u);
    rmSync(data, { recursive: true });
  });

  test('a clock that is behind is a finding', () => {
    const settings = checkSettings({ SIGNET_DATA: '/nonexistent/signet' });
    assert.equal(lookAtClock(settings, Date.UTC(2020, 0, 1))[0]?.well, false);
    assert.equal(lookAtClock(settings, Date.now())[0]?.well, true);
  });

  test('tells the state of the schema, and changes nothing', async () => {
    const data = temporaryFolder();
    await run(['migrate', '--data', data]);
    const file = join(data, 'signet.db');
    assert.match(JSON.stringify(await examine({ SIGNET_DATA: data })), /SQLite 3[.\d]+; up to date \(0/u);
    const database = new DatabaseSync(file);
    database.exec("DELETE FROM migrations WHERE name <> '0001-front-door'");
    assert.match(JSON.stringify(await examine({ SIGNET_DATA: data })), /the next start runs 0002-/u);
    assert.equal(database.prepare('SELECT count(*) AS n FROM migrations').get()?.['n'], 1);
    database.exec("INSERT INTO migrations VALUES ('9999-later', 0)");
    assert.match((await findings({ SIGNET_DATA: data })).join(), /Database: a newer version.*9999-later/u);
    database.exec('ALTER TABLE migrations RENAME TO letters');
    assert.match((await findings({ SIGNET_DATA: data })).join(), /Database: another program made the file/u);
    database.close();
    rmSync(data, { recursive: true });
  });

  test('tells whether the master key opens the keys in the database', async () => {
    const data = temporaryFolder();
    await run(['migrate', '--data', data]);
    assert.match(
      JSON.stringify(await examine({ SIGNET_DATA: data })),
      /keys in the database","found":"there are none yet/u,
    );
    const signet = await startSignet([], {}, data);
    assert.match(JSON.stringify(await examine({ SIGNET_DATA: data })), /keys in the database","found":"it does"/u);
    signet.child.kill('SIGTERM');
    await signet.ended;
    const files = readdirSync(data);
    assert.match(
      JSON.stringify(await examine({ SIGNET_DATA: data })),
      /it opens the keys in the database","found":"it does"/u,
    );
    assert.deepEqual(readdirSync(data), files);
    const wrong = { SIGNET_MASTER_KEY: Buffer.alloc(32, 7).toString('base64url') };
    const told = (await findings({ SIGNET_DATA: data, ...wrong })).join();
    const { status, err } = await run(['start', '--port', '0', '--data', data], wrong);
    assert.equal(status, 2);
    assert.equal(told, `Keys: it does not ${err.trim()}`);
    rmSync(data, { recursive: true });
  });
});
