import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReactiveControllerHost } from 'lit';
import { Waiting } from '../../src/elements/waiting/waiting.ts';

const host: ReactiveControllerHost = {
  addController: () => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
};

test('an open prompt is said at once, the server only after 300 ms', async () => {
  const waiting = new Waiting(host);
  const said: unknown[] = [];
  const look = (): void => void said.push(waiting.words);
  await waiting.run(async ({ onPhase }) => {
    assert.equal(waiting.pending, true);
    look();
    onPhase('waiting');
    look();
    onPhase('checking');
    look();
    await sleep(200);
    look();
    await sleep(200);
    look();
  });
  assert.deepEqual(said, [null, 'waiting', 'waiting', 'waiting', 'checking']);
  assert.equal(waiting.words, null);
  assert.equal(waiting.pending, false);
});

test('it is said when the server takes long', async () => {
  const waiting = new Waiting(host);
  await waiting.run(() => sleep(3100).then(() => assert.equal(waiting.words, 'slow')));
  assert.equal(waiting.words, null);
});

test('what was aborted says nothing any more, and does not end what came after it', async () => {
  const waiting = new Waiting(host);
  let late = (): void => {};
  const first = waiting.run(
    ({ signal, onPhase }) =>
      new Promise((_resolve, reject) => {
        late = () => onPhase('waiting');
        signal.addEventListener('abort', () => void sleep(50).then(() => reject(new Error('aborted'))));
      }),
  );
  waiting.abort();
  const second = waiting.run(() => sleep(150));
  late();
  assert.equal(waiting.words, null);
  await assert.rejects(first);
  assert.equal(waiting.pending, true);
  await second;
  assert.equal(waiting.pending, false);
});
