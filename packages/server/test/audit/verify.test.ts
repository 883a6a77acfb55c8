import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { verifyEvents } from '@signet/server';
import type { EventReport } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { wrapKey } from '../../src/keyring/wrap.ts';
import { aLog, aLogGoesOn, masterKey, minute, rp, start, verify } from '../scene/audit-log.ts';
import { DatabaseFile } from '../scene/database.ts';
import { openSite } from '../scene/site.ts';

/** A log, changed behind the server's back: what verifying finds. */
async function after(...edits: string[]): Promise<EventReport> {
  using database = new DatabaseFile();
  await aLog(database);
  for (const it of edits) database.run(it);
  return await verify(database);
}

describe('verifying the audit log', () => {
  it('finds an untouched one whole', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    const report = await verify(database);
    const { head, ...facts } = report;
    assert.deepEqual(facts, { whole: true, events: 10, from: 1, to: 10, unsealed: 0, fault: null });
    assert.deepEqual(head, { seq: 10, mac: database.run('SELECT mac FROM events WHERE seq = 10')[0]?.['mac'] });
    assert.equal((await verify(database, { head })).whole, true);
  });

  it('finds a log of which nothing was written whole', async () => {
    using database = new DatabaseFile();
    await (await openSite({ path: database.path, masterKey }))[Symbol.asyncDispose]();
    const { whole, events, from, to } = await verify(database);
    assert.deepEqual({ whole, events, from, to }, { whole: true, events: 0, from: 0, to: 0 });
  });

  const personal = { actor: "'x'", subject: 'NULL', ip: "'192.0.2.99'", agent: "''", data: `'{"userVerified":false}'` };
  for (const [column, value] of Object.entries(personal)) {
    it(`names an event whose ${column} was changed`, async () => {
      const { fault } = await after(`UPDATE events SET ${column} = ${value} WHERE seq = 4`);
      assert.deepEqual(fault, { seq: 4, reason: 'personal_part_changed' });
    });
  }

  it('names an event whose personal part and digest were changed together', async () => {
    const { fault } = await after(
      "UPDATE events SET actor = 'x', personal_digest = (SELECT personal_digest FROM events WHERE seq = 5) WHERE seq = 4",
    );
    assert.deepEqual(fault, { seq: 4, reason: 'personal_part_changed' });
  });

  const rest = { time: '1', type: "'x'", outcome: "'refused'", code: "'x'", id: "'x'", mac: "x'00'" };
  for (const [column, value] of Object.entries(rest)) {
    it(`names an event whose ${column} was changed`, async () => {
      const { fault } = await after(`UPDATE events SET ${column} = ${value} WHERE seq = 4`);
      assert.deepEqual(fault, { seq: 4, reason: 'changed' });
    });
  }

  it('lets the personal part be erased in whole, and no other way', async () => {
    const erase = "UPDATE events SET actor = NULL, subject = NULL, ip = NULL, agent = NULL, data = '{}', salt = NULL";
    assert.equal((await after(`${erase} WHERE seq = 4`)).whole, true);
    const forged = await after(`${erase} WHERE seq = 4`, "UPDATE events SET actor = 'x' WHERE seq = 4");
    assert.deepEqual(forged.fault, { seq: 4, reason: 'personal_part_changed' });
    const digest = await after(`${erase}, personal_digest = x'00' WHERE seq = 4`);
    assert.deepEqual(digest.fault, { seq: 4, reason: 'changed' });
  });

  it('names an event that was removed, and two that changed places', async () => {
    const removed = await after('DELETE FROM events WHERE seq = 4');
    assert.deepEqual([removed.fault, removed.head.seq], [{ seq: 4, reason: 'removed' }, 3]);
    const closed = await after(
      'DELETE FROM events WHERE seq = 4',
      'UPDATE events SET seq = seq - 100 WHERE seq > 4',
      'UPDATE events SET seq = seq + 99 WHERE seq < 0',
    );
    assert.deepEqual(closed.fault, { seq: 4, reason: 'changed' });
    const swapped = await after(
      'UPDATE events SET seq = -1 WHERE seq = 6',
      'UPDATE events SET seq = 6 WHERE seq = 7',
      'UPDATE events SET seq = 7 WHERE seq = -1',
    );
    assert.deepEqual(swapped.fault, { seq: 6, reason: 'changed' });
  });

  it('names a forged event', async () => {
    const copy = 'SELECT id || 2, rp, time, type, actor, subject, outcome, code, ip, agent, data, salt, 11,';
    const { fault } = await after(
      `INSERT INTO events ${copy} personal_digest, mac FROM events WHERE seq = 10`,
      'DELETE FROM event_checkpoints WHERE seq > 10',
    );
    assert.deepEqual(fault, { seq: 11, reason: 'changed' });
  });

  it('finds a tail that was removed back behind a checkpoint, and all that was', async () => {
    const { fault } = await after('DELETE FROM events WHERE seq > 8');
    assert.deepEqual(fault, { seq: 9, reason: 'removed' });
    assert.deepEqual((await after('DELETE FROM events')).fault, { seq: 1, reason: 'removed' });
  });

  it('finds a tail that was removed with its checkpoint by the head of a log, also where new events followed', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    const { head } = await verify(database);
    database.run('DELETE FROM events WHERE seq > 8');
    database.run('DELETE FROM event_checkpoints WHERE seq > 8');
    assert.equal((await verify(database)).whole, true);
    assert.deepEqual((await verify(database, { head })).fault, { seq: 9, reason: 'removed' });
    await aLogGoesOn(database);
    assert.equal((await verify(database)).whole, true);
    assert.deepEqual((await verify(database, { head })).fault, { seq: 10, reason: 'other_head' });
  });

  it('finds a front that was removed up to a checkpoint: no prune is noted', async () => {
    assert.deepEqual((await after('DELETE FROM events WHERE seq <= 5')).fault, { seq: 5, reason: 'removed' });
    assert.deepEqual((await after('DELETE FROM events WHERE seq <= 4')).fault, {
      seq: 4,
      reason: 'checkpoint_missing',
    });
  });

  it('finds a checkpoint that was changed', async () => {
    for (const edit of ['time = 1', 'head = zeroblob(32)', 'mac = zeroblob(32)', "key = '00000000'", 'seq = 6']) {
      const { fault } = await after(`UPDATE event_checkpoints SET ${edit} WHERE seq = 5`);
      assert.equal(fault?.reason, 'checkpoint_changed', edit);
    }
  });

  it('finds another key in place of the one that sealed', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    const [row] = database.run("SELECT id FROM keyring WHERE purpose = 'events'");
    const id = String(row?.['id']);
    const wrapped = wrapKey(masterKey, { id, purpose: 'events' }, randomBytes(32), randomBytes);
    database.run(`UPDATE keyring SET wrapped = x'${Buffer.from(wrapped).toString('hex')}' WHERE id = ?`, id);
    assert.equal((await verify(database)).fault?.reason, 'checkpoint_changed');
    database.run('DELETE FROM event_checkpoints');
    assert.deepEqual((await verify(database)).fault, { seq: 1, reason: 'changed' });
  });

  it('is not done with another master key', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    const store = await openSqliteStore({ file: database.path });
    await assert.rejects(verifyEvents({ store, masterKey: randomBytes(32), rp }), { name: 'KeyringLocked' });
    await store.close();
  });

  it('counts events that wait for the sealer; only where they wait long something is wrong', async () => {
    using database = new DatabaseFile();
    await aLog(database);
    const none = 'seq = NULL, personal_digest = NULL, mac = NULL';
    database.run('DELETE FROM event_checkpoints WHERE seq = 10');
    database.run(`UPDATE events SET ${none}, time = ? WHERE seq = 10`, start);
    const young = await verify(database, { now: start + 10 * minute });
    assert.deepEqual([young.whole, young.unsealed], [true, 1]);
    const old = await verify(database, { now: start + 10 * minute + 1 });
    assert.deepEqual([old.unsealed, old.fault], [1, { seq: 10, reason: 'unsealed' }]);
  });
});
