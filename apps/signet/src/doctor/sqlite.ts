import type { KeyringRecord } from '@signet/server';
import { askSite, siteFactsOf } from '@signet/store-sql';
import type { SiteFacts, SiteRow } from '@signet/store-sql';
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { knownMigrations } from '../database/known-migrations.ts';
import { migrationsRun } from '../database/migrations-run.ts';
import { openToRead } from '../database/open-to-read.ts';
import type { DatabaseLook, Line } from './finding.ts';
import { finding, well } from './finding.ts';

/** An SQLite file, opened to be read alone. */
export async function lookAtFile(file: string): Promise<DatabaseLook> {
  const checked = 'the schema';
  if (!existsSync(file))
    return { lines: [well('Database', checked, 'SQLite; will be made at the first start')], keyring: [], site: null };
  try {
    const names = await knownMigrations();
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
  const database = openToRead(file);
  try {
    const version = String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
    const run = migrationsRun(database);
    if (run === null || run.length === 0) return { version, run, keyring: [], site: null };
    const site = run.join() === known.join() ? siteIn(database) : null;
    return { version, run, keyring: keysIn(database), site };
  } finally {
    database.close();
  }
}

function keysIn(database: DatabaseSync): readonly KeyringRecord[] {
  if (!database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'keyring'").get()) return [];
  const rows = database.prepare('SELECT id, purpose, wrapped, created, retires FROM keyring').all();
  return rows as unknown as readonly KeyringRecord[];
}

function siteIn(database: DatabaseSync): SiteFacts | null {
  const row = database.prepare(askSite).get();
  return row ? siteFactsOf(row as unknown as SiteRow) : null;
}
