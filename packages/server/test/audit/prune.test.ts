import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { openSqliteStore } from '@signet/store-sql';
import { aLog, aLogGoesOn, minute, prune, rp, start, verify } from '../scene/audit-log.ts';
import { DatabaseFile } from '../scene/database.ts';

describe('pruning the audit log', () => {
  it('removes what is older, and leaves a chain that is whole', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    const { head } = await verify(database);
    assert.equal(await prune(database, start + 7 * minute), 7);
    const report = await verify(database, { head });
    assert.deepEqual([report.fault, report.events, report.from, report.to], [null, 4, 8, 11]);
    assert.equal(await prune(database, start + 7 * minute), 0);
    await aLogGoesOn(database);
    assert.equal((await verify(database)).whole, true);
    assert.equal(await prune(database, start + 100 * minute), 6);
    assert.equal((await verify(database)).whole, true);
  });

  it('is found out where its checkpoint is missing or changed afterwards, or more is removed', async () => {
    const edits = {
      'DELETE FROM event_checkpoints WHERE seq = 7': { seq: 7, reason: 'checkpoint_missing' },
      'UPDATE event_checkpoints SET time = 1 WHERE seq = 7': { seq: 7, reason: 'checkpoint_changed' },
      'DELETE FROM events WHERE seq <= 10': { seq: 10, reason: 'removed' },
    };
    for (const [edit, fault] of Object.entries(edits)) {
      using database = new DatabaseFile();
      await aLog(database);
      await prune(database, start + 7 * minute);
      database.run(edit);
      assert.deepEqual((await verify(database)).fault, fault, edit);
    }
  });

  it('removes nothing of a log that is not whole', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    database.run('UPDATE events SET time = 1 WHERE seq = 9');
    await assert.rejects(prune(database, start + 7 * minute), { name: 'EventsNotWhole' });
    assert.equal(database.run('SELECT id FROM events').length, 10);
  });

  it('goes in portions, of which each leaves a chain that begins at a checkpoint', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    const store = await openSqliteStore({ file: database.path });
    const one = { rp, type: 'test', actor: null, subject: null, outcome: 'succeeded', code: null } as const;
    const rest = { ip: null, agent: null, data: {}, salt: randomBytes(16) };
    const ids = Array.from({ length: 1200 }, (_, at) => `later ${String(at).padStart(5, '0')}`);
    await Promise.all(ids.map((id) => store.appendEvent({ ...one, ...rest, id, time: start + 20 * minute })));
    await store.close();
    assert.equal(await prune(database, start + 30 * minute), 1210);
    const { whole, events, from } = await verify(database);
    assert.deepEqual([whole, events, from], [true, 1, 1211]);
    const seqs = database.run('SELECT seq FROM event_checkpoints ORDER BY seq').map((it) => it['seq']);
    assert.deepEqual(seqs, [5, 10, 500, 1000, 1210]);
  });
});
