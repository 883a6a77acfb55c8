import type { Arguments } from './arguments.ts';
import { startBetterAuth } from './better-auth.ts';
import type { Database } from './database.ts';
import { Resources } from './resources.ts';
import type { Server } from './server.ts';
import { startSignet } from './signet.ts';

/** The servers under test, ours first, each with a database of its own; and what stops them all. */
export interface Servers {
  readonly all: readonly Server[];
  close(): Promise<void>;
}

export async function startServers(args: Arguments): Promise<Servers> {
  const resources = new Resources();
  const all = await resources.opening(() => startAll(args, resources));
  return { all, close: () => resources.close() };
}

async function startAll(args: Arguments, resources: Resources): Promise<readonly Server[]> {
  const postgres = args.postgres ? await (await import('./cluster.ts')).startPostgres() : null;
  if (postgres) resources.add(postgres.close);
  const database = async (): Promise<Database | null> => (await postgres?.createDatabase()) ?? null;
  const nodeArguments = args.cpuProfile
    ? ['--cpu-prof', `--cpu-prof-dir=${args.cpuProfile}`, '--cpu-prof-interval=200']
    : [];
  const all: Server[] = [];
  const started = (server: Server): void => {
    all.push(server);
    resources.add(server.close);
  };
  for (const accounts of args.accounts.length > 0 ? args.accounts : [null]) {
    started(await startSignet({ ...args, accounts, nodeArguments, postgres: await database() }));
  }
  if (args.peer) started(await startBetterAuth({ ...args, postgres: await database() }));
  return all;
}
