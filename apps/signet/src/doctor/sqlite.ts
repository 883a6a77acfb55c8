import type { KeyringRecord } from '@signet/server';
import { askSite, migrateSqlite, siteFactsOf } from '@signet/store-sql';
import type { SiteFacts, SiteRow } from '@signet/store-sql';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { DatabaseLook, Line } from './finding.ts';
import { finding, well } from './finding.ts';

/** An SQLite file, opened to be read alone. */
export async function lookAtFile(file: string): Promise<DatabaseLook> {
  const checked = 'the schema';
  if (!existsSync(file))
    return { lines: [well('Database', checked, 'SQLite; will be made at the first start')], keyring: [], site: null };
  try {
    const names = await known();
    const { version, run, keyring, site } = read(file, names);
    if (run !== null) return { lines: [lookAtSchema(version, run, names)], keyring, site };
    const fix = 'Set SIGNET_DATA to another folder.';
    return { lines: [finding('Database', checked, 'another program made the file', fix)], keyring: null, site: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fix = 'Restore a backup with signet restore.';
    return { lines: [finding('Database', checked, `it cannot be read: ${reason}`, fix)], keyring: null, site: null };
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

interface Contents {
  readonly version: string;
  /** Null: the file has no migrations, but something else. */
  readonly run: readonly string[] | null;
  readonly keyring: readonly KeyringRecord[];
  readonly site: SiteFacts | null;
}

/** @param known the migrations of this version: the tables of another one are not asked about the site */
function read(file: string, known: readonly string[]): Contents {
  const database = new DatabaseSync(addressOf(file), { readOnly: true, timeout: 2000 });
  try {
    const version = String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const names = tables.map((row) => row['name']);
    if (names.length === 0) return { version, run: [], keyring: [], site: null };
    if (!names.includes('migrations')) return { version, run: null, keyring: [], site: null };
    const rows = database.prepare('SELECT name FROM migrations ORDER BY name').all();
    const run = rows.map((row) => String(row['name']));
    const site = run.join() === known.join() ? siteIn(database) : null;
    return { version, run, keyring: names.includes('keyring') ? keysIn(database) : [], site };
  } finally {
    database.close();
  }
}

/** SQLite makes the files of a WAL also for who only reads, and leaves them: where there is no WAL, nobody else is at it. */
function addressOf(file: string): URL {
  const address = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) address.searchParams.set('immutable', '1');
  return address;
}

function keysIn(database: DatabaseSync): readonly KeyringRecord[] {
  const rows = database.prepare('SELECT id, purpose, wrapped, created, retires FROM keyring').all();
  return rows as unknown as readonly KeyringRecord[];
}

function siteIn(database: DatabaseSync): SiteFacts | null {
  const row = database.prepare(askSite).get();
  return row ? siteFactsOf(row as unknown as SiteRow) : null;
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
