import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import { sqlitePlace } from './scene/place.ts';
import { site } from './scene/site.ts';
import { Visitor } from './scene/visitor.ts';

test('200 connections that send a byte now and then keep nobody from signing in', async () => {
  await using place = await sqlitePlace();
  const server = await place.start();
  const person = createAuthenticator();
  await new Visitor(server.port).signUp(person, 'mara');
  const sockets = await Promise.all(Array.from({ length: 200 }, () => open(server.port)));
  const drip = setInterval(() => {
    for (const socket of sockets) socket.write('a');
  }, 50);
  try {
    for (let round = 0; round < 20; round += 1) await new Visitor(server.port).signIn(person);
    assert.equal(sockets.filter(({ readyState }) => readyState === 'open').length, 200, 'they were held all the while');
  } finally {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
});

/** A request whose body never ends. */
async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => {
    socket.once('connect', resolve);
  });
  const head = ['POST /v1/sign-in/finish HTTP/1.1', `host: ${site.host}`, `origin: ${site.origin}`];
  socket.write([...head, 'content-type: application/json', 'content-length: 60000', '', '{"ceremony":"'].join('\r\n'));
  return socket;
}
