import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { timeOf } from '../src/audit/prune.ts';
import { signIn, signUp } from './person.ts';
import { run, startSignet, temporaryFolder } from './run.ts';

interface Verdict {
  readonly whole: boolean;
  readonly events: number;
  readonly head: { readonly seq: number; readonly mac: string };
  readonly fault: { readonly seq: number; readonly reason: string } | null;
}

async function verify(data: string, ...args: string[]): Promise<{ status: number | null; verdict: Verdict }> {
  const { status, out, err } = await run(['audit', 'verify', '--json', '--data', data, ...args]);
  assert.equal(err, '');
  return { status, verdict: JSON.parse(out) as Verdict };
}

/** The sealer comes by each second. */
async function sealed(data: string, least: number): Promise<Verdict> {
  const until = Date.now() + 60_000;
  for (;;) {
    const { verdict } = await verify(data);
    if (verdict.events >= least || Date.now() > until) return verdict;
  }
}

describe('signet audit', () => {
  test('verifies beside a running server, names the event that was changed, prunes', async () => {
    await using signet = await startSignet();
    const person = await signUp(signet.address);
    for (let count = 0; count < 3; count++) assert.equal(await signIn(signet.address, person), 'ok');
    const { whole, events, head } = await sealed(signet.data, 5);
    assert.deepEqual([whole, events, head.seq], [true, 5, 5]);
    const told = await run(['audit', 'verify', '--data', signet.data, '--head', `${head.seq}:${head.mac}`]);
    assert.equal(told.status, 0, told.err);
    assert.match(told.out, /^Whole: 5 events, 1 to 5/u);

    const stranger = await run(['audit', 'verify', '--data', signet.data, '--rp', 'other']);
    assert.deepEqual([stranger.status, stranger.out], [2, '']);
    assert.match(stranger.err, /relying parties default\. Name one/u);

    const future = await verify(signet.data, '--head', `9:${head.mac}`);
    assert.deepEqual([future.status, future.verdict.whole], [1, false]);

    const database = new DatabaseSync(join(signet.data, 'signet.db'));
    database.exec("UPDATE events SET outcome = 'refused' WHERE seq = 3");
    const changed = await verify(signet.data);
    assert.deepEqual([changed.status, changed.verdict.fault?.seq], [1, 3]);
    const words = await run(['audit', 'verify', '--data', signet.data]);
    assert.match(words.out, /^FAULT at event 3: /u);
    database.exec("UPDATE events SET outcome = 'succeeded' WHERE seq = 3");
    database.close();

    const pruned = await run(['audit', 'prune', '--before', '0d', '--data', signet.data]);
    assert.equal(pruned.status, 0, pruned.err);
    assert.match(pruned.out, /^Removed 5 events/u);
    assert.equal(await signIn(signet.address, person), 'ok');
    const rest = await sealed(signet.data, 2);
    assert.deepEqual([rest.whole, rest.events, rest.head.seq], [true, 2, 7]);
  });

  test('cannot run: no database, no key, a head that is none: status 2', async () => {
    const data = temporaryFolder();
    const none = await run(['audit', 'verify', '--data', data]);
    assert.equal(none.status, 2);
    await run(['migrate', '--data', data]);
    const head = await run(['audit', 'verify', '--data', data, '--head', 'x']);
    assert.equal(head.status, 2);
    assert.match(head.err, /--head is not <seq>/u);
    assert.match((await run(['audit', 'verify', '--data', data])).err, /^No server has run on this database/u);
    rmSync(join(data, 'master.key'));
    assert.match((await run(['audit', 'verify', '--data', data])).err, /There is no master key/u);
    rmSync(data, { recursive: true });
  });

  test('a time to prune before is a past date that the calendar has, or a number of days', () => {
    const now = Date.UTC(2026, 10, 21);
    assert.equal(timeOf('2026-01-31', now), Date.UTC(2026, 0, 31));
    assert.equal(timeOf('2026-01-31T06:30Z', now), Date.UTC(2026, 0, 31, 6, 30));
    assert.equal(timeOf('30d', now), Date.UTC(2026, 9, 22));
    for (const wrong of ['2026-02-30', '2026-12-01', '400', '1.5d', 'yesterday', '']) {
      assert.throws(() => timeOf(wrong, now), { name: 'SettingsError' }, wrong);
    }
  });
});
