import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../src/elements/texts/en.ts';
import { clock, sayMoment } from '../../src/elements/time/moment.ts';

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

test('an hour has seconds only where minutes are too coarse', () => {
  assert.equal(clock(now, 'en-GB'), '09:30');
  assert.equal(clock(now, 'en-GB', true), '09:30:00');
});
