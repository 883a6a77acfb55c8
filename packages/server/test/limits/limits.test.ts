import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressKey } from '../../src/limits/address-key.ts';
import { createLimits } from '../../src/limits/limits.ts';

describe('what is counted by', () => {
  const keys: Record<string, string> = {
    '192.0.2.7': '192.0.2.7',
    '::ffff:192.0.2.7': '192.0.2.7',
    '::FFFF:c000:207': '192.0.2.7',
    '0:0:0:0:0:ffff:192.0.2.7': '192.0.2.7',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
    '2001:DB8:1:2::': '2001:db8:1:2::/64',
    '2001:db8::1': '2001:db8:0:0::/64',
    '::1': '0:0:0:0::/64',
    'fe80::1%eth0': 'fe80:0:0:0::/64',
    '2001:db8:0:0:1::': '2001:db8:0:0::/64',
    unknown: 'unknown',
  };
  for (const [ip, key] of Object.entries(keys)) test(`${ip} by ${key}`, () => assert.equal(addressKey(ip), key));
});

describe('limits', () => {
  const settings = { ceremonies: { points: 3, seconds: 60 }, signUps: { points: 1, seconds: 600 } };

  test('refuse the one too many, until the window ends, for that key and that limit alone', async () => {
    let now = 1_700_000_010_000;
    const { ceremonies, signUps } = createLimits(settings, () => now);
    for (let i = 0; i < 3; i++) assert.deepEqual(await ceremonies.take('a'), { ok: true });
    assert.deepEqual(await ceremonies.take('a'), { ok: false, retryAfter: 30 });
    assert.deepEqual(await ceremonies.take('b'), { ok: true });
    assert.deepEqual(await signUps.take('a'), { ok: true });
    assert.equal((await signUps.take('a')).ok, false);
    now += 29_999;
    assert.deepEqual(await ceremonies.take('a'), { ok: false, retryAfter: 1 });
    now += 1;
    assert.deepEqual(await ceremonies.take('a'), { ok: true });
  });

  test('a flood of addresses is held together by shared counters, and those known before are not', async () => {
    const { ceremonies } = createLimits({ ceremonies: { points: 3, seconds: 60 } }, () => 1_700_000_000_000);
    await ceremonies.take('early');
    let refused = 0;
    for (let i = 0; i < 80_000; i++) if (!(await ceremonies.take(`address ${i}`)).ok) refused += 1;
    assert.ok(refused > 10_000, `${refused} refused`);
    assert.deepEqual(await ceremonies.take('early'), { ok: true });
  });

  test('nobody can tell which addresses share a counter', async () => {
    const take = async (): Promise<string> => {
      const { ceremonies } = createLimits({ ceremonies: { points: 1, seconds: 60 } }, () => 1_700_000_000_000);
      for (let i = 0; i < 50_000; i++) await ceremonies.take(`early ${i}`);
      let outcomes = '';
      for (let i = 0; i < 4000; i++) outcomes += (await ceremonies.take(`late ${i}`)).ok ? '.' : 'x';
      return outcomes;
    };
    assert.notEqual(await take(), await take());
  });

  for (const rate of [
    { points: 0, seconds: 60 },
    { points: 1.5, seconds: 60 },
    { points: 1, seconds: 0 },
    { points: 1, seconds: 86_401 },
    { points: Number.NaN, seconds: 60 },
  ]) {
    test(`${rate.points} in ${rate.seconds} s is no rate`, () =>
      assert.throws(() => createLimits({ ceremonies: rate }, Date.now), TypeError));
  }
});
