import assert from 'node:assert/strict';
import { aNonce, time } from './records.ts';
import type { StoreTest } from './with-store.ts';

export function ceremonyCases(test: StoreTest): void {
  test('a ceremony is spent once', async (store) => {
    const [one, other] = [aNonce(), aNonce()];
    assert.equal(await store.spendCeremony(one), 'spent');
    assert.equal(await store.spendCeremony(one), 'already_spent');
    assert.equal(await store.spendCeremony({ ...one, expires: time + 1 }), 'already_spent');
    assert.equal(await store.spendCeremony(other), 'spent');
  });

  test('30 that spend it at once: one does', async (store) => {
    const one = aNonce();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => store.spendCeremony(one)));
    assert.equal(outcomes.filter((it) => it === 'spent').length, 1);
    assert.equal(outcomes.filter((it) => it === 'already_spent').length, 29);
  });

  test('sweeping removes what expired by then, and says how many', async (store) => {
    const [early, exact, late] = [aNonce(time - 1), aNonce(time), aNonce(time + 1)];
    for (const it of [early, exact, late]) await store.spendCeremony(it);
    assert.equal(await store.sweepCeremonies(time - 2, 500), 0);
    assert.equal(await store.sweepCeremonies(time, 500), 2);
    assert.equal(await store.sweepCeremonies(time, 500), 0);
    assert.equal(await store.spendCeremony(late), 'already_spent');
  });

  test('sweeping goes in portions, earliest first: the mark rises no further than what is gone', async (store) => {
    const nonces = [3, 1, 2].map((at) => aNonce(time + at));
    for (const it of nonces) await store.spendCeremony(it);
    assert.equal(await store.sweepCeremonies(time + 9, 2), 2);
    assert.equal(await store.spendCeremony(aNonce(time + 2)), 'swept');
    assert.equal(await store.spendCeremony(aNonce(time + 3)), 'spent');
    assert.equal(await store.sweepCeremonies(time + 9, 2), 2);
    assert.equal(await store.sweepCeremonies(time + 9, 2), 0);
  });

  test('what expires at or before the highest expiry removed is refused, whatever the clock says', async (store) => {
    const [early, exact] = [aNonce(time - 1), aNonce(time)];
    for (const it of [early, exact]) await store.spendCeremony(it);
    await store.sweepCeremonies(time + 5000, 500);
    for (const it of [early, exact, aNonce(time), aNonce(time - 1000)]) {
      assert.equal(await store.spendCeremony(it), 'swept');
    }
    assert.equal(await store.spendCeremony(aNonce(time + 1)), 'spent');
  });

  test('the mark never sinks, and sweeping nothing does not raise it', async (store) => {
    await store.spendCeremony(aNonce(time));
    await store.sweepCeremonies(time, 500);
    await store.spendCeremony(aNonce(time + 10));
    await store.sweepCeremonies(time + 20, 500);
    await store.sweepCeremonies(time + 9999, 500);
    assert.equal(await store.spendCeremony(aNonce(time + 10)), 'swept');
    assert.equal(await store.spendCeremony(aNonce(time + 11)), 'spent');
  });
}
