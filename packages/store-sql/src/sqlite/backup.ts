import { StorageUnavailable } from '@signet/server/ports';
import { chmodSync, closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync, backup } from 'node:sqlite';
import { migrations } from '../schema/migrations/all.ts';
import { failure } from './failure.ts';

export interface Backup {
  readonly bytes: number;
  readonly accounts: number;
  readonly passkeys: number;
  readonly events: number;
}

/** Pages copied between two turns of the event loop. */
const pagesATurn = 1000;

/**
 * Copies a database that may be in use, and opens the copy to see that it is whole. Nothing is overwritten; a copy that
 * cannot be trusted is removed.
 * @throws StorageUnavailable
 */
export async function backupSqlite({ file, to }: { readonly file: string; readonly to: string }): Promise<Backup> {
  if (!existsSync(file)) throw new StorageUnavailable(`There is no database at ${file}.`);
  claim(to);
  try {
    await copy(file, to);
    standAlone(to);
    return inspectBackup(to);
  } catch (error) {
    for (const it of [to, ...sideFiles(to)]) rmSync(it, { force: true });
    throw failure(error);
  }
}

const sideFiles = (file: string): string[] => ['-wal', '-shm', '-journal'].map((end) => file + end);

async function copy(file: string, to: string): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    // One snapshot for the whole copy: without it the copy starts over at each commit of another process.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await backup(source, to, { rate: pagesATurn });
  } finally {
    source.close();
  }
}

/** Leaves the write-ahead log, so that the copy is one file wherever it is taken; a store that opens it goes back. */
function standAlone(to: string): void {
  const database = new DatabaseSync(to);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/**
 * Opens a backup, changes nothing, and counts what is in it.
 * @throws StorageUnavailable where it is damaged, no database of Signet, or of a newer version
 */
export function inspectBackup(file: string): Backup {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    requireWhole(database);
    requireKnown(database);
    const count = (table: string): number =>
      Number(database?.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'] ?? 0);
    return {
      bytes: statSync(file).size,
      accounts: count('accounts'),
      passkeys: count('passkeys'),
      events: count('events'),
    };
  } catch (error) {
    throw failure(error);
  } finally {
    database?.close();
  }
}

function requireWhole(database: DatabaseSync): void {
  const [verdict] = database.prepare('PRAGMA integrity_check(1)').all();
  if (verdict?.['integrity_check'] !== 'ok') throw new StorageUnavailable('The copy is damaged.');
  if (database.prepare('PRAGMA foreign_key_check').all().length > 0) {
    throw new StorageUnavailable('The copy has rows that refer to nothing.');
  }
}

function requireKnown(database: DatabaseSync): void {
  const ours = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get();
  if (!ours) throw new StorageUnavailable('The file is no database of Signet.');
  const run = database.prepare('SELECT name FROM migrations').all();
  if (run.every((row) => migrations.some(({ name }) => name === row['name']))) return;
  throw new StorageUnavailable('The file was made by a newer version of Signet.');
}

/** Takes the name for this user alone, if nothing has it. */
function claim(to: string): void {
  // What an earlier database left beside the name would be taken for a part of the copy.
  const left = sideFiles(to).find((it) => existsSync(it));
  if (left) throw new StorageUnavailable(`${left} is there already; nothing is overwritten.`);
  try {
    closeSync(openSync(to, 'wx', 0o600));
    chmodSync(to, 0o600);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = taken ? 'is there already; nothing is overwritten' : 'cannot be made';
    throw new StorageUnavailable(`${to} ${reason}.`, { cause: error });
  }
}
