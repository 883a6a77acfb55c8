import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { AdminAccountDetail, AdminAccountList, AdminPasskey, AdminTokenMade, DryRun } from '@signet/protocol';
import { onBothDatabases } from './databases.ts';
import type { NewDatabase } from './databases.ts';
import { get } from './get.ts';
import { signIn, signUp } from './person.ts';
import { run, startSignet, temporaryFolder } from './run.ts';
import type { Ended, Started } from './run.ts';

/** The command at the data of that server. */
type Command = (...args: string[]) => Promise<Ended>;

const onSqlite: NewDatabase = async () => ({});

const site = async (
  database: NewDatabase = onSqlite,
): Promise<{ signet: Started; command: Command; json: <T>(...args: string[]) => Promise<T> }> => {
  const settings = await database();
  const signet = await startSignet([], settings, temporaryFolder());
  const command: Command = (...args) => run([...args, '--data', signet.data], settings);
  const json = async <T>(...args: string[]): Promise<T> => {
    const { status, out, err } = await command(...args, '--json');
    assert.equal(status, 0, err);
    return JSON.parse(out) as T;
  };
  return { signet, command, json };
};

const refused = ({ status, out, err }: Ended, words: RegExp): void => {
  assert.equal(status, 2, out);
  assert.match(err, words);
  assert.doesNotMatch(err, /\n +at /u);
  assert.equal(out, '');
};

onBothDatabases('the commands of an operator', (database) => {
  test('user: found by name however it is written, suspended, reinstated, erased beside a running server', async () => {
    const { signet, command, json } = await site(database);
    await using _ = signet;
    const [mara, otto] = [await signUp(signet.address, 'Mara'), await signUp(signet.address, 'otto')];
    const list = await json<AdminAccountList>('user', 'list');
    assert.deepEqual(
      list.accounts.map(({ username, status, passkeys }) => [username, status, passkeys]),
      [
        ['otto', 'active', 1],
        ['Mara', 'active', 1],
      ],
    );
    assert.match((await command('user', 'list', '--search', 'MA')).out, /^username .*\nMara +active +member +1 /u);
    const { account, passkeys, waysIn } = await json<AdminAccountDetail>('user', 'show', 'mARA');
    assert.equal((await json<AdminAccountDetail>('user', 'show', account.id)).account.username, 'Mara');
    assert.deepEqual(waysIn.passkeys, [passkeys[0]?.id]);

    refused(await command('user', 'suspend', 'mara'), /^Nothing was done\. To suspend Mara .* add --yes\./u);
    assert.equal(await signIn(signet.address, mara), 'ok');
    const suspended = await command('user', 'suspend', 'mara', '--yes');
    assert.deepEqual([suspended.status, suspended.out.slice(0, 17)], [0, 'Mara is suspended']);
    assert.equal(await signIn(signet.address, mara), 'account_suspended');
    assert.match((await command('user', 'list', '--only', 'suspended')).out, /Mara/u);
    assert.equal((await command('user', 'reinstate', 'mara')).status, 0);
    assert.equal(await signIn(signet.address, mara), 'ok');

    refused(await command('user', 'erase', 'mara'), /^Nothing was done/u);
    assert.equal((await command('user', 'erase', 'mara', '--yes')).status, 0);
    assert.equal(await signIn(signet.address, mara), 'credential_unknown');
    assert.equal(await signIn(signet.address, otto), 'ok');
    refused(await command('user', 'show', 'mara'), /^There is no account mara\./u);
  });

  test('policy: shown, refused with words, tried first, and set unless somebody would have no way in', async () => {
    const { signet, command, json } = await site(database);
    await using _ = signet;
    await signUp(signet.address, 'mara');
    const file = (name: string, text: string): string => {
      writeFileSync(join(signet.data, name), text);
      return join(signet.data, name);
    };
    const strict = file('strict.json', '{ "algorithms": [-257] }');
    const kind = file('kind.json', '{ "passkeysPerAccount": 7 }');
    refused(
      await command('policy', 'set', file('bad.json', '{ "signup": "open" }')),
      /The policy cannot hold: .*signup/u,
    );
    refused(await command('policy', 'set', file('none.json', '{')), /none\.json is no JSON/u);
    refused(await command('policy', 'set', file('twice.json', '{"a":1,"a":2}')), /a JSON object has a member twice/u);
    refused(await command('policy', 'set', join(signet.data, 'missing')), /cannot be read \(ENOENT\)/u);
    assert.equal((await command('policy', 'dry-run', kind)).status, 0);
    const dry = await command('policy', 'dry-run', kind, '--json');
    assert.deepEqual((JSON.parse(dry.out) as DryRun).changes, [{ field: 'passkeysPerAccount', from: 20, to: 7 }]);
    const told = await command('policy', 'set', kind);
    assert.match(
      told.out,
      /^The policy is in force, version \S+\. [^\n]+\n1 account: as before 1, can only recover 0, no way in 0\.\n$/u,
      told.err,
    );
    const { policy, fixed } = await json<{ policy: Record<string, unknown>; fixed: boolean }>('policy', 'show');
    assert.deepEqual([policy['passkeysPerAccount'], fixed], [7, false]);
    const locked = await command('policy', 'dry-run', strict);
    assert.equal(locked.status, 1);
    assert.match(locked.out, /^ {2}algorithms: \[-8,-7,-257\] → \[-257\]$[^]+No way in:\n {2}mara: algorithms\n/mu);
    refused(
      await command('policy', 'set', strict),
      /^Somebody would have no way in any more, and nothing was changed/u,
    );
    const forced = await command('policy', 'set', strict, '--even-if-locked-out');
    assert.equal(forced.status, 0, forced.err);
    const fixedAt = await command('policy', 'set', kind, '--policy', kind);
    refused(fixedAt, /comes from the configuration/u);
  });
});

describe('the commands of an operator', () => {
  test('user: a role is given, the last owner stays, a recovery is started and its code is told once', async () => {
    const { signet, command, json } = await site();
    await using _ = signet;
    await signUp(signet.address, 'mara');
    assert.match((await command('user', 'role', 'mara', 'owner')).out, /^mara has the role owner/u);
    refused(await command('user', 'role', 'mara', 'member'), /only active owner/u);
    refused(await command('user', 'erase', 'mara', '--yes'), /only active owner/u);
    refused(await command('user', 'role', 'mara', 'king'), /^The role is none of member, admin, owner/u);
    const started = await command('user', 'recover', 'mara');
    assert.match(started.out, /^[\dA-Z]{5}(?:-[\dA-Z]{5}){3}\nHand it over in person/u);
    assert.equal((await json<AdminAccountDetail>('user', 'show', 'mara')).recovery?.method, 'admin');
    refused(await command('user', 'recover', 'mara'), /has an open recovery already/u);
    assert.match((await command('user', 'cancel-recovery', 'mara')).out, /^The recovery of mara is cancelled/u);
    assert.equal((await json<AdminAccountDetail>('user', 'show', 'mara')).recovery, null);
  });

  test('passkey: listed, revoked after its account was named again, and refused from then on', async () => {
    const { signet, command, json } = await site();
    await using _ = signet;
    const mara = await signUp(signet.address, 'mara');
    const [passkey] = await json<AdminPasskey[]>('passkey', 'list', 'mara');
    assert.ok(passkey);
    refused(
      await command('passkey', 'revoke', 'mara', 'x', '--yes'),
      /^mara has no passkey x\. signet passkey list mara/u,
    );
    refused(await command('passkey', 'revoke', 'mara', passkey.id), /^Nothing was done/u);
    assert.equal((await command('passkey', 'revoke', 'mara', passkey.id, '--yes')).status, 0);
    assert.notEqual(await signIn(signet.address, mara), 'ok');
  });

  test('invite and token: made and told once, listed without them, revoked', async () => {
    const { signet, command, json } = await site();
    await using _ = signet;
    const invited = await command('invite', '--role', 'admin', '--note', 'Ida', '--lifetime', '12h');
    const [, origin, secret] = /^(http:\/\/localhost:\d+)\/invite#([\w-]{43})\n/u.exec(invited.out) ?? [];
    assert.equal(origin, signet.address);
    const listed = await command('invite', 'list');
    assert.match(listed.out, /^open +admin +\S+ +Ida /mu);
    assert.equal(listed.out.includes(secret ?? '?'), false);
    refused(await command('invite', '--role', 'king'), /^--role is none of/u);
    refused(await command('invite', '--lifetime', '5m'), /^--lifetime is from 10 minutes to 30 days\.\n$/u);
    refused(await command('user', 'list', '--before', 'x'), /^What was asked cannot be: before: /u);
    refused(await command('user', 'list', '--only', 'x'), /^--only is none of one-passkey, suspended/u);
    refused(await command('invite', '--lifetime', 'soon'), /no time like 90d/u);
    refused(
      await command('invite', 'revoke', '01a1ff91-fcc3-7144-90c8-b46088d64dbb'),
      /^There is no open invite 01a1ff91-\S+\. signet invite list shows the ids\.\n$/u,
    );

    const { secret: token, token: made } = await json<AdminTokenMade>(
      'token',
      'make',
      'ci',
      '--scopes',
      'accounts:read',
    );
    const ask = () => get(signet.address, '/admin/v1/accounts', { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await ask()).status, 200);
    const tokens = await command('token', 'list');
    assert.match(tokens.out, /^ci +active +accounts:read /mu);
    assert.equal(tokens.out.includes(token), false);
    refused(await command('token', 'make', 'ci', '--scopes', 'all'), /^--scopes is none of accounts:read/u);
    assert.equal((await command('token', 'revoke', made.id)).status, 0);
    assert.equal((await ask()).status, 401);
  });
});
