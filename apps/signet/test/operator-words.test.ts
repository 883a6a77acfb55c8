import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AdminPasskey } from '@signet/protocol';
import { Page } from './page.ts';
import { signUp } from './person.ts';
import { run, startSignet } from './run.ts';
import type { Ended } from './run.ts';

const refused = ({ status, out, err }: Ended, words: RegExp): void => {
  assert.deepEqual([status, out], [2, ''], err);
  assert.match(err, words);
};

test('what cannot be is refused with what to do about it', async () => {
  await using signet = await startSignet();
  await signUp(signet.address, 'mara');
  const command = (...args: string[]): Promise<Ended> => run([...args, '--data', signet.data]);
  const make = ['token', 'make', 'ci', '--scopes', 'accounts:read', '--lifetime'];
  refused(await command(...make, '59m'), /^--lifetime is from an hour to 366 days\.\n$/u);
  refused(await command(...make, '367d'), /^--lifetime is from an hour to 366 days\.\n$/u);
  refused(await command('invite', '--lifetime', '31d'), /^--lifetime is from 10 minutes to 30 days\.\n$/u);
  for (const end of [['60m'], ['366d']]) assert.equal((await command(...make, ...end)).status, 0);
  for (const lifetime of ['10m', '30d']) assert.equal((await command('invite', '--lifetime', lifetime)).status, 0);
  refused(
    await command('invite', 'revoke', 'x'),
    /^There is no open invite x\. signet invite list shows the ids\.\n$/u,
  );
  refused(await command('token', 'revoke', 'x'), /^There is no active token x\. signet token list shows the ids\.\n$/u);

  const [passkey] = JSON.parse((await command('passkey', 'list', 'mara', '--json')).out) as AdminPasskey[];
  refused(
    await command('passkey', 'restore', 'mara', passkey?.id ?? ''),
    /is not suspected of having been copied: there is nothing to restore\.\n$/u,
  );
  assert.equal((await command('user', 'recover', 'mara')).status, 0);
  refused(
    await command('user', 'recover', 'mara'),
    /^The account has an open recovery already\. signet user cancel-recovery mara stops it\.\n$/u,
  );
});

test('the policy that is shown can be edited and set; who is left with recovery alone is counted', async () => {
  await using signet = await startSignet();
  await signUp(signet.address, 'mara');
  const command = (...args: string[]): Promise<Ended> => run([...args, '--data', signet.data]);
  const file = join(signet.data, 'p.json');
  const shown = await command('policy', 'show');
  assert.match(shown.err, /^Version \S+\.\n$/u);
  writeFileSync(file, shown.out.replace('"passkeysPerAccount": 20', '"passkeysPerAccount": 7'));
  const set = await command('policy', 'set', file);
  assert.equal(set.status, 0, set.err);
  assert.match((await command('policy', 'show')).out, /"passkeysPerAccount": 7/u);
  writeFileSync(file, '{ "algorithms": [-257] }');
  const forced = await command('policy', 'set', file, '--even-if-locked-out');
  assert.match(forced.out, /\n1 account: as before 0, can only recover 0, no way in 1\.\n$/u);
});

test('where servers run with SIGNET_POLICY, a policy that is set without it is not said to be in force for them', async () => {
  await using signet = await startSignet();
  const file = join(signet.data, 'p.json');
  writeFileSync(file, '{ "signUp": "closed" }');
  signet.child.kill('SIGTERM');
  await signet.ended;
  await using fixed = await startSignet([], { SIGNET_POLICY: file }, signet.data);
  const other = join(signet.data, 'open.json');
  writeFileSync(other, '{ "signUp": "open" }');
  const set = await run(['policy', 'set', other, '--data', signet.data]);
  assert.match(set.out, /within seconds; those that were started with SIGNET_POLICY keep that of their file\.\n/u);
  await assert.rejects(new Page(fixed.address).signUp('mara'), /sign_up_closed/u);
});

test('--help names what else a command takes', async () => {
  const help = async (...args: string[]): Promise<string> => (await run([...args, '--help'])).out;
  assert.match(await help('invite'), /signet invite make --help tells --role, --note and --lifetime\./u);
  assert.match(await help('import'), /By the environment alone:\n {2}SIGNET_MASTER_KEY {2}/u);
  const doctor = await help('doctor');
  for (const secret of ['SIGNET_MASTER_KEY', 'SIGNET_SMTP_URL', 'SIGNET_METRICS_TOKEN']) {
    assert.match(doctor, new RegExp(`\\n {2}${secret} {2}`, 'u'));
  }
  assert.match(doctor.replaceAll(/\s+/gu, ' '), /exit status 1 where it finds something/u);
});
