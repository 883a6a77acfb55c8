import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestBegun, SignedIn } from '@signet/protocol';
import { routes } from '@signet/protocol';
import type { Child } from './child.ts';
import { startChild } from './child.ts';
import type { Database } from './database.ts';
import { sqliteDatabase } from './database.ts';
import type { AccountSizes } from '../load-accounts.ts';
import { loadAccounts } from '../load-accounts.ts';
import type { Person } from './person.ts';
import { processesOf } from './processes.ts';
import { Resources } from './resources.ts';
import type { Server, SignInCalls } from './server.ts';
import { signUp } from './sign-up.ts';
import type { Wire } from './wire.ts';
import { openWire } from './wire.ts';

const main = join(import.meta.dirname, '..', '..', 'apps', 'signet', 'dist', 'main.js');

export interface SignetOptions {
  /** Those who sign in. */
  readonly people: number;
  /** All accounts there are, the people among them; null: the people, who sign up one by one. */
  readonly accounts: number | null;
  readonly concurrency: number;
  readonly workers: number;
  /** A PostgreSQL database; null: SQLite in the data folder. */
  readonly postgres: Database | null;
  /** More arguments to node: `--cpu-prof`. */
  readonly nodeArguments: readonly string[];
}

/** Starts `signet start` as it is by default, but for the rate limits: they are raised, not removed. */
export async function startSignet(options: SignetOptions): Promise<Server> {
  const resources = new Resources();
  return await resources.opening(() => start(options, resources));
}

async function start(options: SignetOptions, resources: Resources): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'signet-bench-'));
  resources.add(() => rmSync(folder, { recursive: true }));
  const database = options.postgres ?? sqliteDatabase(join(folder, 'signet.db'));
  const { accounts, concurrency } = options;
  const loaded = accounts === null ? null : await load(folder, database, accounts, options);
  const child = await startProcess(folder, database, options);
  resources.add(child.close);
  if (processesOf(child.pid) < options.workers) throw new Error('the server has fewer processes than workers');
  const wire = openWire(child.address, concurrency);
  resources.add(wire.close);
  const people = loaded?.people ?? (await signUpAll(wire, options.people));
  await requireAccounts(database, people.length);
  return {
    name: accounts === null ? 'signet' : `signet with ${accounts} accounts`,
    wire,
    calls,
    people,
    sizes: loaded?.sizes ?? null,
    processes: { server: child.pid, database: database.pid },
    durability: await database.durability(),
    close: () => resources.close(),
  };
}

function startProcess(folder: string, { url }: Database, { workers, nodeArguments }: SignetOptions): Promise<Child> {
  const settings = {
    SIGNET_RATE_LIMITS: 'ceremonies=1000000/60,sign-ups=1000000/60',
    ...(url === null ? {} : { SIGNET_DATABASE: url }),
    ...(workers === 1 ? {} : { SIGNET_WORKERS: String(workers) }),
  };
  // As `npm start` does.
  const args = ['--max-semi-space-size=4', main, 'start', '--port', '0', '--data', folder];
  return startChild([...nodeArguments, ...args], settings, join(folder, 'signet.log'));
}

/** The first account is made by the server itself; the others are like it. The server is down while they are loaded. */
async function load(
  folder: string,
  database: Database,
  accounts: number,
  options: SignetOptions,
): Promise<{ people: readonly Person[]; sizes: AccountSizes }> {
  const child = await startProcess(folder, database, { ...options, nodeArguments: [] });
  const wire = openWire(child.address, 1);
  try {
    await signUp(wire, 'the-first');
  } finally {
    wire.close();
    await child.close();
  }
  const sql = await database.open();
  try {
    return await loadAccounts(sql, accounts, options.people);
  } finally {
    await sql.close();
  }
}

/** That the server keeps its accounts where the report says. */
async function requireAccounts(database: Database, least: number): Promise<void> {
  const sql = await database.open();
  try {
    const [row] = await sql.run('SELECT count(*) AS accounts FROM accounts');
    if (Number(row?.['accounts']) < least) throw new Error('the server keeps its accounts elsewhere');
  } finally {
    await sql.close();
  }
}

async function signUpAll(wire: Wire, people: number): Promise<readonly Person[]> {
  const signedUp: Person[] = [];
  for (let index = 0; index < people; index += 1) signedUp.push(await signUp(wire, `person-${index}`));
  return signedUp;
}

const calls: SignInCalls = {
  begin: { method: 'POST', path: routes.signInBegin.path, body: '{}' },
  challengeOf: ({ body }) => (JSON.parse(body) as RequestBegun).options.challenge,
  finish: ({ body }, response) => ({
    method: 'POST',
    path: routes.signInFinish.path,
    body: `{"ceremony":"${(JSON.parse(body) as RequestBegun).ceremony}","response":${response}}`,
  }),
  accountOf: ({ body }) => (JSON.parse(body) as SignedIn).session.account.id,
};
