import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { startChild } from './child.ts';
import { installPeer } from './install-peer.ts';
import type { Enrolled } from './person.ts';
import { enrol, personOf } from './person.ts';
import { Resources } from './resources.ts';
import type { Server, SignInCalls } from './server.ts';
import { openWire } from './wire.ts';

export interface BetterAuthOptions {
  readonly people: number;
  readonly concurrency: number;
  /** A PostgreSQL database; null: SQLite in a folder of its own. */
  readonly postgres: Database | null;
}

/** Starts better-auth with its passkey plugin, its people enrolled through its own adapter. */
export async function startBetterAuth(options: BetterAuthOptions): Promise<Server> {
  const resources = new Resources();
  return await resources.opening(() => start(options, resources));
}

async function start({ people, concurrency, postgres }: BetterAuthOptions, resources: Resources): Promise<Server> {
  const file = installPeer('better-auth');
  const folder = mkdtempSync(join(tmpdir(), 'signet-bench-peer-'));
  resources.add(() => rmSync(folder, { recursive: true }));
  const given = {
    secret: randomBytes(32).toString('base64url'),
    sqlite: join(folder, 'auth.db'),
    postgres: postgres?.url ?? null,
    people: join(folder, 'people.json'),
    accounts: join(folder, 'accounts.json'),
    durability: join(folder, 'durability.json'),
  };
  const enrolled = Array.from({ length: people }, () => enrol(randomBytes(32)));
  writeFileSync(given.people, JSON.stringify(enrolled.map(asItStores)));
  const settings = { BENCH_PEER: JSON.stringify(given), BETTER_AUTH_TELEMETRY: '0' };
  const child = await startChild([file], settings, join(folder, 'better-auth.log'));
  resources.add(child.close);
  const accounts = readJson<string[]>(given.accounts);
  // As behind a proxy: its rate limit counts by address only where a header names one, and ours does always.
  const wire = openWire(child.address, concurrency, { 'x-forwarded-for': '127.0.0.1' });
  resources.add(wire.close);
  return {
    name: 'better-auth',
    wire,
    calls,
    people: enrolled.map((one, index) => personOf(accounts[index] ?? '', one)),
    sizes: null,
    processes: { server: child.pid, database: postgres?.pid ?? null },
    durability: postgres ? await postgres.durability() : readJson(given.durability),
    close: () => resources.close(),
  };
}

const readJson = <Value>(file: string): Value => JSON.parse(readFileSync(file, 'utf8')) as Value;

const calls: SignInCalls = {
  begin: { method: 'GET', path: '/api/auth/passkey/generate-authenticate-options' },
  challengeOf: ({ body }) => (JSON.parse(body) as { challenge: string }).challenge,
  finish: (_begun, response) => ({
    method: 'POST',
    path: '/api/auth/passkey/verify-authentication',
    body: `{"response":${response}}`,
  }),
  accountOf: ({ body }) => (JSON.parse(body) as { session: { userId: string } }).session.userId,
};

function asItStores({ id, publicKey }: Enrolled, index: number): object {
  const passkey = {
    name: 'Passkey',
    publicKey: Buffer.from(publicKey).toString('base64'),
    credentialID: Buffer.from(id).toString('base64url'),
    counter: 0,
    deviceType: 'multiDevice',
    backedUp: true,
    transports: 'internal,hybrid',
    aaguid: '00000000-0000-0000-0000-000000000000',
  };
  return { email: `person-${index}@example.com`, passkey };
}
