import { migrateSqlite } from '@signet/store-sql';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { NetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dataFolder } from '../data-folder/open.ts';
import { endpointOf, transportOf } from '../settings/database.ts';
import type { Settings } from '../settings/settings.ts';
import type { Line } from './finding.ts';
import { finding, well } from './finding.ts';

/** Longest wait for the database server to take a connection, milliseconds. */
const connectLimit = 3000;

/** The database that the settings name, looked at without changing it; its URL is never told, for it may hold a password. */
export async function lookAtDatabase(settings: Settings): Promise<Line[]> {
  const { database, workers, connections } = settings;
  if (database === null) return await lookAtFile(dataFolder(settings.data).database);
  const most = `${workers * connections} at most from this machine (${workers} × ${connections}); max_connections must hold those of all machines`;
  return [lookAtWay(database), await lookAtServer(endpointOf(database)), well('Database', 'connections', most)];
}

/** What lies between here and there must neither read nor change what is sent. */
function lookAtWay(database: string): Line {
  const checked = 'the way to the database is protected';
  const { local, mode } = transportOf(database);
  if (local) return well('Database', checked, 'it does not leave this machine');
  if (mode === 'verify-full' || mode === 'verify-ca') return well('Database', checked, `TLS, sslmode=${mode}`);
  const found = mode === 'require' ? 'TLS that does not check whom it talks to' : 'no TLS';
  const fix = 'Write sslmode=verify-full in SIGNET_DATABASE, with sslrootcert=<file> for a private authority.';
  return finding('Database', checked, `${found} (sslmode=${mode})`, fix);
}

async function lookAtServer(endpoint: NetConnectOpts): Promise<Line> {
  const checked = 'PostgreSQL takes connections';
  const reached = await new Promise<boolean>((resolve) => {
    const socket = connect(endpoint);
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(connectLimit, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
  if (reached) return well('Database', checked, 'it does');
  const fix = 'Start it, or mend the host and port in SIGNET_DATABASE; look at firewalls and listen_addresses.';
  return finding('Database', checked, 'nobody answers there', fix);
}

async function lookAtFile(file: string): Promise<Line[]> {
  const checked = 'the schema';
  if (!existsSync(file)) return [well('Database', checked, 'SQLite; will be made at the first start')];
  try {
    const { version, run } = read(file);
    if (run === null)
      return [finding('Database', checked, 'another program made the file', 'Set SIGNET_DATA to another folder.')];
    return [lookAtSchema(version, run, await known())];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [finding('Database', checked, `it cannot be read: ${reason}`, 'Restore a backup with signet restore.')];
  }
}

function lookAtSchema(version: string, run: readonly string[], names: readonly string[]): Line {
  const newer = run.find((name) => !names.includes(name));
  if (newer !== undefined) {
    const fix = 'Run that version, or restore a backup that this one made.';
    return finding('Database', 'the schema', `a newer version of Signet made it (${JSON.stringify(newer)})`, fix);
  }
  const due = names.filter((name) => !run.includes(name));
  const state = due.length === 0 ? `up to date (${run.at(-1) ?? ''})` : `the next start runs ${due.join(', ')}`;
  return well('Database', 'the schema', `SQLite ${version}; ${state}`);
}

/** Null: the file has no migrations, but something else. */
function read(file: string): { version: string; run: readonly string[] | null } {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
  try {
    const version = String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    if (tables.length === 0) return { version, run: [] };
    if (!tables.some((row) => row['name'] === 'migrations')) return { version, run: null };
    const rows = database.prepare('SELECT name FROM migrations ORDER BY name').all();
    return { version, run: rows.map((row) => String(row['name'])) };
  } finally {
    database.close();
  }
}

/** The migrations of this version: those that a new database gets. */
async function known(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'signet-doctor-'));
  try {
    return await migrateSqlite({ file: join(folder, 'signet.db') });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
