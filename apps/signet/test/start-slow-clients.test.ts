import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { listen } from '../src/start/listen.ts';
import type { Listening } from '../src/start/listen.ts';
import { get, until } from './get.ts';

const limits = { head: 800, request: 4000, stalled: 1500, idle: 600, check: 100 };
/** The answer that nobody reads fills the buffers of both sides. */
const large = new Uint8Array(32 * 1024 * 1024);

let listening: Listening;
const opened: Socket[] = [];

before(async () => {
  listening = await listen(0, '127.0.0.1', limits);
  listening.answerWith(async (request) =>
    new URL(request.url).pathname === '/large' ? new Response(large) : new Response(await request.text()),
  );
});

after(async () => {
  for (const socket of opened) socket.destroy();
  await listening.close({ limit: 0, linger: 0, hurry: Promise.resolve() });
});

/** A client that says one piece after another, and what became of it. */
function client(pieces: readonly string[], every = 100, reads = true): { ended: () => boolean; heard: () => string } {
  const socket = connect(listening.port, '127.0.0.1');
  opened.push(socket);
  const state = { ended: false, heard: '' };
  if (reads) socket.setEncoding('utf8').on('data', (text: string) => (state.heard += text));
  socket.on('close', () => (state.ended = true));
  socket.on('error', () => (state.ended = true));
  let next = 0;
  const timer = setInterval(() => {
    const piece = pieces[next++ % Math.max(1, pieces.length)];
    if (socket.destroyed || piece === undefined) clearInterval(timer);
    else socket.write(piece);
  }, every);
  socket.once('close', () => clearInterval(timer));
  return { ended: () => state.ended, heard: () => state.heard };
}

const servesOthers = async (): Promise<void> => {
  const { text } = await get(`http://127.0.0.1:${listening.port}`, '/', { method: 'POST', body: 'prompt' });
  assert.equal(text, 'prompt');
};

describe('Slow clients', () => {
  test('a head that dribbles, or never comes, is answered 408 and ended', async () => {
    const dribbling = client(['GET / HTTP/1.1\r\nhost: a\r\nx', ...Array.from({ length: 200 }, () => 'x')]);
    const silent = client([]);
    await servesOthers();
    // Sooner than the limit of the whole request would.
    await until(() => dribbling.ended() && silent.ended(), 3000);
    assert.match(dribbling.heard(), /^HTTP\/1\.1 408 /u);
  });

  test('a body that dribbles or is never finished is ended', async () => {
    const head = 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000\r\n\r\n';
    const dribbling = client([head, ...Array.from({ length: 200 }, () => 'x')]);
    const unfinished = client([head, '']);
    await servesOthers();
    await until(() => dribbling.ended() && unfinished.ended(), 8000);
  });

  test('a kept connection that stays idle is ended', async () => {
    const socket = connect(listening.port, '127.0.0.1');
    opened.push(socket);
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    // Sooner than node's own 5 s.
    await until(() => socket.closed, 4500);
    assert.match(heard, /^HTTP\/1\.1 200 /u);
  });

  test('a client that never reads its answer is cut', async () => {
    const socket = connect(listening.port, '127.0.0.1').on('error', () => undefined);
    opened.push(socket);
    socket.pause();
    socket.write('GET /large HTTP/1.1\r\nhost: a\r\n\r\n');
    await servesOthers();
    await new Promise((resolve) => setTimeout(resolve, 2 * limits.stalled + 1000));
    let got = 0;
    socket.on('data', (bytes: Buffer) => (got += bytes.length)).resume();
    await until(() => socket.closed, 8000);
    assert.ok(got < large.length, 'not all of it was left to be read');
  });

  test('500 connections that say nothing: others are served, and all are ended', async () => {
    const silent = Array.from({ length: 500 }, () => client([]));
    await servesOthers();
    await until(() => silent.every(({ ended }) => ended()), 15_000);
    await servesOthers();
  });

  test('a head of more than 16 KiB is refused', async () => {
    const { status } = await get(`http://127.0.0.1:${listening.port}`, '/', {
      headers: { 'x-long': 'x'.repeat(20_000) },
    });
    assert.equal(status, 431);
  });
});
