/**
 * An application that has passwords and adds passkeys: `npm run example:passwords`, then http://localhost:3100.
 * The guide docs/guides/add-passkeys.md walks through it.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createSignet } from '@signet/server';
import { openSqliteStore } from '@signet/store-sql';
import { createApplication } from './application.ts';
import { People } from './people.ts';

const server = createServer();
await new Promise<void>((listening) => void server.listen(Number(process.env['PORT'] ?? 3100), 'localhost', listening));
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

// Everything is in memory and ends with the process; a real application names a file or PostgreSQL, and keeps its master key.
const store = await openSqliteStore({ file: ':memory:' });
const signet = await createSignet({
  store,
  masterKey: randomBytes(32),
  relyingParty: { rpId: 'localhost', name: 'Old Oak', origins: [origin] },
  basePath: '/auth',
  // Accounts come from the application, with a ticket; nobody makes one beside it.
  policy: { signUp: 'closed' },
});

const people = new People();
people.add('mara', 'wooden-spoon-82');
const { fetch } = createApplication({ people, signet, origin });
const listener = getRequestListener((request, env) => fetch(request, env));
server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
process.stdout.write(`ready at ${origin}: sign in as mara with wooden-spoon-82\n`);

process.once('SIGTERM', () => {
  server.close(() => void signet.close().then(() => store.close()));
  server.closeIdleConnections();
});
