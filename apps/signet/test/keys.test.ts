import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { beginSignIn, finishSignIn, signIn, signUp } from './person.ts';
import { run, startSignet } from './run.ts';

describe('signet keys', () => {
  test('rotate: a running server goes on, with what was begun before and with what begins after', async () => {
    await using signet = await startSignet();
    const { address, data } = signet;
    const person = await signUp(address);
    const begun = await beginSignIn(address);
    const { status, out, err } = await run(['keys', 'rotate', '--data', data]);
    assert.equal(status, 0, err);
    assert.match(out, /^Rotated: ceremony, enrolment-ticket, email-check\./u);
    assert.equal(await finishSignIn(address, person, begun), 'ok');
    assert.equal(await signIn(address, person), 'ok');

    const listed = (await run(['keys', 'list', '--data', data])).out;
    const rows = listed.split('\n').map((row) => row.split(/ {2,}/u));
    assert.deepEqual(
      rows.map(([, purpose]) => purpose),
      [
        'purpose',
        ...['ceremony', 'enrolment-ticket', 'email-check'].flatMap((it) => [it, it]),
        ...['events', 'recovery-codes', 'totp', 'device-marks', 'decoys'],
        undefined,
      ],
    );
    const end = Date.parse(rows[1]?.[3] ?? '');
    assert.ok(
      end > Date.now() + 120_000,
      'the key that seals retires in five minutes, so that every process learns the next',
    );
    assert.equal(rows[2]?.[3], 'not set');
    const key = readFileSync(join(data, 'master.key'), 'utf8').trim();
    assert.equal(listed.includes(key), false);
  });

  test('rotate with a purpose: its key alone, or nothing where it is none that rotates', async () => {
    await using signet = await startSignet();
    const keysOf = async (): Promise<readonly string[]> => {
      const { out } = await run(['keys', 'list', '--data', signet.data]);
      return [...out.matchAll(/^[0-9a-f]{8} +(\S+)/gmu)].map(([, purpose = '']) => purpose);
    };
    const { status, out, err } = await run(['keys', 'rotate', 'enrolment-ticket', '--data', signet.data]);
    assert.equal(status, 0, err);
    assert.match(out, /^Rotated: enrolment-ticket\./u);
    const lasting = ['events', 'recovery-codes', 'totp', 'device-marks', 'decoys'];
    const rotated = ['ceremony', 'enrolment-ticket', 'enrolment-ticket', 'email-check', ...lasting];
    assert.deepEqual(await keysOf(), rotated);

    for (const purpose of ['events', 'recovery-codes', 'ceremonies', '']) {
      const refused = await run(['keys', 'rotate', purpose, '--data', signet.data]);
      assert.equal(refused.status, 2);
      assert.match(
        refused.err,
        /^"[\w-]*" is no purpose whose key rotates\. Name ceremony, enrolment-ticket or email-check/u,
      );
    }
    const two = await run(['keys', 'rotate', 'ceremony', 'enrolment-ticket', '--data', signet.data]);
    assert.equal(two.status, 2);
    assert.deepEqual(await keysOf(), rotated);
    assert.match(
      (await run(['keys', 'rotate', '--help'])).out,
      /\[purpose\][^]+ceremony, enrolment-ticket or email-check/u,
    );
  });

  test('rotate: a wrong master key changes nothing', async () => {
    await using signet = await startSignet();
    const before = (await run(['keys', 'list', '--data', signet.data])).out;
    const other = Buffer.alloc(32, 9).toString('base64url');
    const { status, err } = await run(['keys', 'rotate', '--data', signet.data], { SIGNET_MASTER_KEY: other });
    assert.equal(status, 2);
    assert.match(err, /^The master key does not open/u);
    assert.equal((await run(['keys', 'list', '--data', signet.data])).out, before);
  });
});
