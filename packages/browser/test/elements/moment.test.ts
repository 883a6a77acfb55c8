import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../src/elements/texts/en.ts';
import { clock, sayDue, sayLength, sayMoment } from '../../src/elements/time/moment.ts';

const now = new Date(2026, 10, 20, 9, 30);
const say = (year: number, month: number, day: number, hour: number, minute = 0): string =>
  sayMoment(new Date(year, month, day, hour, minute), now, en, 'en-GB');

test('a moment is said the way one says it', () => {
  assert.equal(say(2026, 10, 20, 9, 14), 'today at 09:14');
  assert.equal(say(2026, 10, 20, 0, 0), 'today at 00:00');
  assert.equal(say(2026, 10, 19, 23, 59), 'yesterday at 23:59');
  assert.equal(say(2026, 10, 18, 12), 'on 18 November');
  assert.equal(say(2025, 10, 20, 12), 'on 20 November 2025');
});

test('what is due is said the same way, with its hour', () => {
  const due = (year: number, month: number, day: number, hour: number): string =>
    sayDue(new Date(year, month, day, hour, 32), now, en, 'en-GB');
  assert.equal(due(2026, 10, 20, 14), 'today at 14:32');
  assert.equal(due(2026, 10, 21, 14), 'tomorrow at 14:32');
  assert.equal(due(2026, 10, 22, 14), 'on 22 November at 14:32');
  assert.equal(due(2027, 0, 2, 14), 'on 2 January 2027 at 14:32');
});

test('a length of time is said in whole units, a day as 24 hours', () => {
  const lengths = [86_400, 172_800, 259_200, 3600, 5400, 60, 90, 2];
  assert.deepEqual(
    lengths.map((it) => sayLength(it, 'en-GB')),
    ['24 hours', '2 days', '3 days', '1 hour', '90 minutes', '1 minute', '90 seconds', '2 seconds'],
  );
});

test('an hour has seconds only where minutes are too coarse', () => {
  assert.equal(clock(now, 'en-GB'), '09:30');
  assert.equal(clock(now, 'en-GB', true), '09:30:00');
});
