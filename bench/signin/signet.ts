import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CreationBegun, RequestBegun, SignedIn } from '@signet/protocol';
import { routes } from '@signet/protocol';
import { createAuthenticator } from '@signet/testkit';
import { startChild } from './child.ts';
import type { Person } from './person.ts';
import { personOf } from './person.ts';
import type { Server, SignInCalls } from './server.ts';
import type { Wire } from './wire.ts';
import { openWire } from './wire.ts';

const main = join(import.meta.dirname, '..', '..', 'apps', 'signet', 'src', 'main.ts');

export interface SignetOptions {
  readonly people: number;
  readonly concurrency: number;
  /** More arguments to node: `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
}

/** Starts `signet start` as it is by default, but for the rate limits: they are raised, not removed. */
export async function startSignet({ people, concurrency, nodeArguments = [] }: SignetOptions): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'signet-bench-'));
  const child = await startChild(
    [...nodeArguments, '--conditions=@signet/source', main, 'start', '--port', '0', '--data', folder],
    { SIGNET_RATE_LIMITS: 'ceremonies=1000000/60,sign-ups=1000000/60' },
    join(folder, 'signet.log'),
  );
  const wire = openWire(child.address, concurrency);
  return {
    name: 'signet',
    wire,
    calls,
    people: await signUpAll(wire, people),
    processes: { server: child.pid, database: null },
    durability: sqliteDurability(join(folder, 'signet.db')),
    close: async () => {
      wire.close();
      await child.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const json = <Value>(body: string): Value => JSON.parse(body) as Value;

const calls: SignInCalls = {
  begin: { method: 'POST', path: routes.signInBegin.path, body: '{}' },
  challengeOf: ({ body }) => json<RequestBegun>(body).options.challenge,
  finish: ({ body }, response) => {
    const { ceremony } = json<RequestBegun>(body);
    return {
      method: 'POST',
      path: routes.signInFinish.path,
      body: `{"ceremony":"${ceremony}","response":${response}}`,
    };
  },
  accountOf: ({ body }) => json<SignedIn>(body).session.account.id,
};

async function signUpAll(wire: Wire, people: number): Promise<readonly Person[]> {
  const signedUp: Person[] = [];
  for (let index = 0; index < people; index += 1) signedUp.push(await signUp(wire, `person-${index}`));
  return signedUp;
}

async function signUp(wire: Wire, username: string): Promise<Person> {
  const authenticator = createAuthenticator({ algorithms: [-7] });
  const begun = await wire.send({
    method: 'POST',
    path: routes.signUpBegin.path,
    body: JSON.stringify({ username }),
  });
  if (begun.status !== 200) throw new Error(`sign-up begin answered ${begun.status}: ${begun.body}`);
  const { ceremony, options } = json<CreationBegun>(begun.body);
  const response = authenticator.create(options, { origin: wire.origin });
  const finished = await wire.send({
    method: 'POST',
    path: routes.signUpFinish.path,
    body: JSON.stringify({ ceremony, response }),
    cookie: begun.cookies.join('; '),
  });
  if (finished.status !== 200) throw new Error(`sign-up finish answered ${finished.status}: ${finished.body}`);
  return personOf(json<SignedIn>(finished.body).session.account.id, authenticator);
}

/** `synchronous` belongs to a connection: the server's own sets FULL (packages/store-sql/src/sqlite/connection.ts). */
function sqliteDurability(file: string): Record<string, string> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return {
      database: 'SQLite',
      journal_mode: String(Object.values(database.prepare('PRAGMA journal_mode').get() ?? {})[0]),
    };
  } finally {
    database.close();
  }
}
