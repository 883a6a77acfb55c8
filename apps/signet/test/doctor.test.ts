import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  test('of a site that strangers rely on it says what to look at before, and how to mend it', async () => {
    const data = temporaryFolder();
    const site = { SIGNET_RP_ID: 'example.com', SIGNET_TRUSTED_PROXIES: '127.0.0.1/32', SIGNET_DATA: data };
    await run(['migrate', '--data', data]);
    const told = async (more: Parameters<typeof examine>[0] = {}): Promise<string[]> =>
      (await examine({ ...site, ...more }))
        .filter(({ group }) => group === 'Going live')
        .map(
          ({ checked, found, well, warning, fix }) =>
            `${!well ? 'no' : warning ? 'so-so' : 'yes'} ${checked}: ${found} ${fix ?? ''}`,
        );
    assert.match((await told()).join('\n'), /so-so people hear by mail.* Set SIGNET_SMTP_URL/u);
    assert.match((await told()).join('\n'), /yes the policy holds: it will be made at the first start/u);
    const mail = { SIGNET_SMTP_URL: 'smtps://u:hunter2@mail.example.com', SIGNET_MAIL_FROM: 'a@example.com' };
    assert.match(
      (await told(mail)).join('\n'),
      /yes people hear by mail.*: from a@example\.com, by mail\.example\.com/u,
    );
    assert.doesNotMatch(JSON.stringify(await examine({ ...site, ...mail })), /hunter2/u);

    const database = new DatabaseSync(join(data, 'signet.db'));
    const policy =
      '{"recoveryCoolDown":0,"shortCoolDown":"accepted-dangerously","recoveryCodes":"off","signUp":"invite"}';
    database
      .prepare("INSERT INTO relying_parties VALUES ('default', 'example.com', 'Example', '[]', '[]', ?, 0)")
      .run(policy);
    const loud = (await told()).join('\n');
    assert.match(loud, /^no the policy holds: shortCoolDown is accepted-dangerously Refuse it/mu);
    assert.match(loud, /^so-so who loses every passkey has a way back: only by an administrator/mu);
    assert.match(loud, /^yes who may make an account: who has an invite/mu);
    assert.match(loud, /^so-so two people own the site: nobody does Make another: signet invite --role owner/mu);
    database.exec('UPDATE relying_parties SET policy = \'{"totp":"accepted","signCount":"flagged"}\'');
    assert.match(
      (await told()).join('\n'),
      /so-so the policy holds: totp is accepted[^]+so-so the policy holds: signCount/u,
    );
    const moved = { SIGNET_RP_ID: 'example.net' };
    assert.match(
      (await told(moved)).join('\n'),
      /^no the passkeys in the database are for this RP ID: they are for example\.com, and/mu,
    );
    const former = { ...moved, SIGNET_FORMER_RP_IDS: 'example.com' };
    assert.match(
      (await told(former)).join('\n'),
      /^yes the passkeys in the database are for this RP ID: example\.com, which is a former/mu,
    );
    assert.match((await findings({ SIGNET_DATA: data })).join(), /they are for example\.com, and this is localhost/u);
    const file = join(data, 'policy.json');
    writeFileSync(file, '{"recoveryCoolDown":0}');
    assert.match((await told({ SIGNET_POLICY: file })).join('\n'), /no the policy holds: it does not .*shortCoolDown/u);
    writeFileSync(join(data, 'old.db'), 'SQLite format 3\0');
    writeFileSync(join(data, 'master.key'), Buffer.alloc(32).toString('base64url'), { mode: 0o600 });
    assert.match((await told()).join('\n'), /no the master key lies beside no backup.*: beside it lie old\.db/u);
    database.close();
    rmSync(data, { recursive: true });
  });

  test('the guide to going live lists what it answers, and nothing else', async () => {
    const data = temporaryFolder();
    await run(['migrate', '--data', data]);
    const database = new DatabaseSync(join(data, 'signet.db'));
    database.exec("INSERT INTO relying_parties VALUES ('default', 'example.com', 'Example', '[]', '[]', '{}', 0)");
    database.exec(owner);
    database.close();
    writeFileSync(join(data, 'master.key'), Buffer.alloc(32).toString('base64url'), { mode: 0o600 });
    const lines = await examine({ SIGNET_RP_ID: 'example.com', SIGNET_DATA: data });
    assert.ok(
      lines.some(({ checked, found }) => checked === 'every owner has a second way in' && found.startsWith('1 ')),
    );
    const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'guides', 'go-live.md'), 'utf8');
    const listed = [...guide.matchAll(/^\| ([A-Z][^|]+) \| ([^|]+) \|/gmu)].map(
      ([, group, checked]) => `${group}: ${checked}`,
    );
    assert.deepEqual(new Set(lines.map(({ group, checked }) => `${group}: ${checked}`)), new Set(listed));
    rmSync(data, { recursive: true });
  });
});

/** Somebody who owns the site and has one passkey less than none. */
const owner = `INSERT INTO accounts (id, rp, user_handle, username, username_folded, display_name, status, created, role)
  VALUES ('a', 'default', x'01', 'mara', 'mara', 'Mara', 'active', 0, 'owner')`;
