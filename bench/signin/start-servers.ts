import type { Arguments } from './arguments.ts';
import { startBetterAuth } from './better-auth.ts';
import type { Database } from './database.ts';
import type { Server } from './server.ts';
import { startSignet } from './signet.ts';

/** The servers under test, ours first, each with a database of its own; and what stops them all. */
export interface Servers {
  readonly all: readonly Server[];
  close(): Promise<void>;
}

export async function startServers(args: Arguments): Promise<Servers> {
  const postgres = args.postgres ? await (await import('./cluster.ts')).startPostgres() : null;
  const all: Server[] = [];
  const close = async (): Promise<void> => {
    for (const server of all) await server.close();
    await postgres?.close();
  };
  const database = async (): Promise<Database | null> => (await postgres?.createDatabase()) ?? null;
  try {
    for (const accounts of args.accounts.length > 0 ? args.accounts : [null]) {
      const nodeArguments = args.cpuProfile
        ? ['--cpu-prof', `--cpu-prof-dir=${args.cpuProfile}`, '--cpu-prof-interval=200']
        : [];
      all.push(await startSignet({ ...args, accounts, nodeArguments, postgres: await database() }));
    }
    if (args.peer) all.push(await startBetterAuth({ ...args, postgres: await database() }));
    return { all, close };
  } catch (error) {
    await close();
    throw error;
  }
}
