import assert from 'node:assert/strict';
import type { CheckpointRecord, EventHead, EventRecord, EventSeal, EventToSeal } from '../ports/records.ts';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { anEvent, settle, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

const first: EventHead = { seq: 0, mac: new Uint8Array(32) };
const filled = (length: number, seq: number): Uint8Array => new Uint8Array(length).fill(seq);

/** Numbers them on; digest and mac tell of the number alone. */
const numbered = (head: EventHead, events: readonly EventToSeal[]): EventSeal[] =>
  events.map(({ id, salt }, at) => {
    const seq = head.seq + at + 1;
    return { id, seq, salt: salt ?? filled(16, 0), personalDigest: filled(32, seq), mac: filled(32, seq) };
  });

const sealSome = (store: Store, rp: RelyingPartyKey, limit = 500) => store.sealEvents({ rp, limit, seal: numbered });

async function append(store: Store, rp: RelyingPartyKey, count: number): Promise<EventRecord[]> {
  const events = Array.from({ length: count }, (_, at) => anEvent(rp, { id: `${rp} ${String(at).padStart(4, '0')}` }));
  for (const it of events) await store.appendEvent(it);
  return events;
}

const aCheckpoint = (rp: RelyingPartyKey, seq: number): CheckpointRecord => ({
  rp,
  seq,
  head: filled(32, seq),
  time: time + seq,
  key: '01020304',
  mac: filled(32, 200 + seq),
});

export function eventCases(test: StoreTest): void {
  test('a chain begins with 32 zero bytes; sealing nothing leaves it there', async (store, rp) => {
    assert.deepEqual(await sealSome(store, rp), { sealed: 0, head: first });
    assert.deepEqual(await store.unsealedEvents(rp), { count: 0, earliest: null });
  });

  test('events are handed to the sealer as they were appended, oldest ids first, and read as they were sealed', async (store, rp) => {
    const events = await append(store, rp, 3);
    const handed: EventToSeal[] = [];
    const seal = (head: EventHead, given: readonly EventToSeal[]): EventSeal[] => {
      assert.deepEqual(head, first);
      handed.push(...given);
      return numbered(head, given);
    };
    const done = await store.sealEvents({ rp, limit: 500, seal });
    assert.deepEqual(handed, events);
    assert.deepEqual(done, { sealed: 3, head: { seq: 3, mac: filled(32, 3) } });
    const sealed = events.map((it, at) => ({
      ...it,
      seq: at + 1,
      personalDigest: filled(32, at + 1),
      mac: filled(32, at + 1),
    }));
    assert.deepEqual(await store.sealedEvents(rp, 0, 10), sealed);
    assert.deepEqual(await store.sealedEvents(rp, 1, 1), sealed.slice(1, 2));
  });

  test('at most as many as asked are sealed; the next go on from the head', async (store, rp) => {
    await append(store, rp, 5);
    assert.equal((await sealSome(store, rp, 2))?.sealed, 2);
    assert.deepEqual(await store.unsealedEvents(rp), { count: 3, earliest: time });
    assert.deepEqual(await sealSome(store, rp, 3), { sealed: 3, head: { seq: 5, mac: filled(32, 5) } });
    assert.deepEqual(await store.unsealedEvents(rp), { count: 0, earliest: null });
  });

  test('sealed twice, nothing changes', async (store, rp) => {
    await append(store, rp, 3);
    await sealSome(store, rp);
    const before = await store.sealedEvents(rp, 0, 10);
    assert.deepEqual(await sealSome(store, rp), { sealed: 0, head: { seq: 3, mac: filled(32, 3) } });
    assert.deepEqual(await store.sealedEvents(rp, 0, 10), before);
  });

  test('sealers at once leave no gap and no place taken twice', async (store, rp) => {
    await append(store, rp, 40);
    for (let sealed = 0; sealed < 40; ) {
      const rounds = await Promise.all(Array.from({ length: 5 }, () => sealSome(store, rp, 3)));
      sealed += rounds.reduce((sum, it) => sum + (it?.sealed ?? 0), 0);
    }
    const seqs = (await store.sealedEvents(rp, 0, 100)).map(({ seq }) => seq);
    assert.deepEqual(
      seqs,
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
  });

  test('a sealer that throws has sealed nothing', async (store, rp) => {
    await append(store, rp, 2);
    const fails = () => {
      throw new TypeError('no key');
    };
    await assert.rejects(store.sealEvents({ rp, limit: 10, seal: fails }), { message: 'no key' });
    assert.deepEqual(await sealSome(store, rp), { sealed: 2, head: { seq: 2, mac: filled(32, 2) } });
  });

  test("a relying party's chain is its own", async (store, rp) => {
    const other = await settle(store);
    await append(store, rp, 2);
    await append(store, other, 3);
    assert.equal((await sealSome(store, rp))?.sealed, 2);
    assert.equal((await store.unsealedEvents(other)).count, 3);
    assert.deepEqual(await sealSome(store, other), { sealed: 3, head: { seq: 3, mac: filled(32, 3) } });
    assert.equal(await store.pruneEvents({ checkpoint: aCheckpoint(rp, 2) }), 2);
    assert.equal((await store.sealedEvents(other, 0, 10)).length, 3);
  });

  test('a checkpoint is written once', async (store, rp) => {
    const [early, late] = [aCheckpoint(rp, 4), aCheckpoint(rp, 9)];
    await store.addCheckpoint(late);
    await store.addCheckpoint(early);
    await store.addCheckpoint({ ...early, time: 1 });
    assert.deepEqual(await store.checkpoints(rp), [early, late]);
    assert.deepEqual(await store.checkpoints(await settle(store)), []);
  });

  test('pruning removes up to the checkpoint, which stays; the chain goes on', async (store, rp) => {
    await append(store, rp, 5);
    await sealSome(store, rp, 4);
    assert.equal(await store.pruneEvents({ checkpoint: aCheckpoint(rp, 3) }), 3);
    assert.deepEqual(
      (await store.sealedEvents(rp, 0, 10)).map(({ seq }) => seq),
      [4],
    );
    assert.deepEqual(await store.checkpoints(rp), [aCheckpoint(rp, 3)]);
    assert.equal((await sealSome(store, rp))?.head.seq, 5);
  });

  test('where all was pruned, the chain goes on from the checkpoint', async (store, rp) => {
    const events = await append(store, rp, 2);
    await sealSome(store, rp);
    assert.equal(await store.pruneEvents({ checkpoint: aCheckpoint(rp, 2) }), 2);
    assert.equal(await store.pruneEvents({ checkpoint: aCheckpoint(rp, 2) }), 0);
    await store.appendEvent(anEvent(rp, { id: `${events[1]?.id} later` }));
    assert.deepEqual(await sealSome(store, rp), { sealed: 1, head: { seq: 3, mac: filled(32, 3) } });
  });
}
