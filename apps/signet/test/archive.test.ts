import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startCluster } from '../../../tools/postgres/cluster.ts';
import type { Cluster } from '../../../tools/postgres/cluster.ts';
import { signIn, signUp } from './person.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

let cluster: Cluster;
let folder: string;
before(async () => {
  cluster = await startCluster();
  folder = temporaryFolder();
});
after(async () => {
  await cluster[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const file = (name: string): string => join(folder, name);

describe('signet export and import', () => {
  test('from SQLite into an empty PostgreSQL: everybody signs in, and into the other again', async () => {
    const people: [name: string, authenticator: Awaited<ReturnType<typeof signUp>>][] = [];
    let port: string;
    {
      await using signet = await startSignet();
      ({ port } = new URL(signet.address));
      for (const name of ['mara', 'Otto', 'Ǆiro Ünal']) people.push([name, await signUp(signet.address, name)]);
      const exported = await run(['export', file('a.jsonl'), '--data', signet.data]);
      assert.equal(exported.status, 0, exported.err);
      assert.match(exported.out, /: 3 accounts, 3 passkeys\.\nRecovery codes, .* are not in it\.\n$/u);
      assert.equal(exported.err, '', 'no bar where there is no terminal');
      assert.equal(statSync(file('a.jsonl')).mode & 0o777, 0o600);
      const again = await run(['export', file('a.jsonl'), '--data', signet.data]);
      assert.equal(again.status, 2);
      assert.match(again.err, /is there already, and an export overwrites none/u);
    }
    const data = temporaryFolder();
    const settings = { SIGNET_DATABASE: await cluster.createDatabase() };
    const imported = await run(['import', file('a.jsonl'), '--json'], settings);
    assert.equal(imported.status, 0, imported.err);
    assert.deepEqual(JSON.parse(imported.out), { accounts: 3, passkeys: 3, there: 0 });
    // The passkeys are those of http://localhost: on which port does not matter to them.
    await using signet = await startSignet(['--port', port], settings, data);
    for (const [name, authenticator] of people) assert.equal(await signIn(signet.address, authenticator), 'ok', name);
    const twice = await run(['import', file('a.jsonl')], settings);
    assert.equal(twice.out, 'Imported 0 accounts with 0 passkeys. There already: 3.\n');
    const back = await run(['export', file('b.jsonl')], settings);
    assert.equal(back.status, 0, back.err);
    const home = temporaryFolder();
    const there = await run(['import', file('b.jsonl'), '--data', home]);
    assert.equal(there.status, 0, there.err);
    assert.ok(existsSync(join(home, 'master.key')));
    await using third = await startSignet([], {}, home);
    for (const [name, authenticator] of people) assert.equal(await signIn(third.address, authenticator), 'ok', name);
  });

  test('what is not a whole archive of this RP ID is refused, with its line, and nothing is written', async () => {
    await using signet = await startSignet();
    await signUp(signet.address, 'mara');
    assert.equal((await run(['export', file('c.jsonl'), '--data', signet.data])).status, 0);
    const whole = readFileSync(file('c.jsonl'), 'utf8');
    const lines = whole.split('\n');
    const cases: readonly [name: string, text: string, words: RegExp][] = [
      ['cut', `${lines.slice(0, 2).join('\n')}\n`, /^The archive is cut off/u],
      ['changed', whole.replace('"member"', '"owner"'), /^The archive was changed/u],
      ['unknown member', whole.replace('"member"', '"member","x":1'), /^Line 2: x is no member/u],
      ['no archive', '{}\n', /^Line 1: this is no archive/u],
    ];
    for (const [name, text, words] of cases) {
      writeFileSync(file('bad.jsonl'), text);
      const home = temporaryFolder();
      const { status, err } = await run(['import', file('bad.jsonl'), '--data', home]);
      assert.equal(status, 2, name);
      assert.match(err, words, name);
      assert.doesNotMatch(err, /\n +at /u);
      const list = await run(['user', 'list', '--data', home]);
      assert.match(list.err, /^No server has run on this database/u, name);
      rmSync(home, { recursive: true });
    }
    const SIGNET_DATABASE = await cluster.createDatabase();
    const other = await run(['import', file('c.jsonl')], { SIGNET_DATABASE, SIGNET_RP_ID: 'example.com' });
    assert.equal(other.status, 2);
    assert.match(other.err, /^The archive is of the RP ID localhost, and this is example\.com/u);
    const mended = await run(['import', file('c.jsonl')], { SIGNET_DATABASE });
    assert.equal(mended.status, 0, mended.err);
    const wrong = await run(['import', file('c.jsonl')], { SIGNET_DATABASE, SIGNET_RP_ID: 'example.com' });
    assert.deepEqual([wrong.status, wrong.out], [2, '']);
    assert.match(wrong.err, /^SIGNET_RP_ID is example\.com, and the database is that of localhost\. Nothing was read/u);
    const own = await run(['import', file('c.jsonl')], { SIGNET_DATABASE, SIGNET_RP_ID: 'localhost' });
    assert.equal(own.status, 0, own.err);
    const missing = await run(['import', file('missing.jsonl'), '--data', signet.data]);
    assert.match(missing.err, /^There is no file .*missing\.jsonl/u);
    const two = await run(['import', file('c.jsonl'), file('c.jsonl'), '--data', signet.data]);
    assert.match(two.err, /^Name one archive/u);
  });

  test('an export that cannot be finished leaves no file', async () => {
    const { status, err } = await run(['export', file('nowhere/x.jsonl'), '--data', file('no-data')]);
    assert.equal(status, 2);
    assert.match(err, /^There is no database/u);
    await using signet = await startSignet();
    const into = await run(['export', file('nowhere/x.jsonl'), '--data', signet.data]);
    assert.deepEqual([into.status, existsSync(file('nowhere'))], [2, false]);
    assert.match(into.err, /cannot be written \(ENOENT\)/u);
  });

  test('tables of SimpleWebAuthn: read, and what was guessed is told', async () => {
    writeFileSync(
      file('users.json'),
      JSON.stringify([
        { id: 1, username: 'ada' },
        { id: 2, username: 'none' },
      ]),
    );
    const home = temporaryFolder();
    await using signet = await startSignet([], {}, home);
    await signUp(signet.address, 'mara');
    assert.equal((await run(['export', file('d.jsonl'), '--data', home])).status, 0);
    const account = JSON.parse(readFileSync(file('d.jsonl'), 'utf8').split('\n')[1] ?? '') as {
      userHandle: string;
      passkeys: { credentialId: string; publicKey: string }[];
    };
    const [passkey] = account.passkeys;
    const row = {
      id: Buffer.alloc(32, 7).toString('base64url'),
      publicKey: Buffer.from(passkey?.publicKey ?? '', 'base64url').toJSON(),
      user: 1,
      webauthnUserID: Buffer.alloc(16, 9).toString('base64url'),
      counter: 3,
      deviceType: 'singleDevice',
      backedUp: false,
      transports: 'usb,nfc',
    };
    writeFileSync(file('passkeys.json'), JSON.stringify([row]));
    const args = ['import', '--from', 'simplewebauthn', file('users.json'), file('passkeys.json'), '--data', home];
    const { status, out, err } = await run(args);
    assert.equal(status, 0, err);
    assert.match(out, /^Imported 1 account with 1 passkey\.\n/u);
    assert.match(out, /RP ID localhost \(1 row\)/u);
    assert.match(out, /users without a passkey are left out.* \(1 row\)/u);
    const shown = await run(['user', 'show', 'ada', '--data', home]);
    assert.match(shown.out, /external id +1\n/u);
    const bad = await run(['import', '--from', 'other', file('users.json'), file('passkeys.json'), '--data', home]);
    assert.match(bad.err, /^--from is none of simplewebauthn/u);
    const one = await run(['import', '--from', 'simplewebauthn', file('users.json'), '--data', home]);
    assert.match(one.err, /takes two files/u);
    writeFileSync(file('passkeys.json'), JSON.stringify([{ ...row, publicKey: 'AAAA' }]));
    assert.match((await run(args)).err, /^passkeys row 1: publicKey is refused: cbor_trailing/u);
  });
});
