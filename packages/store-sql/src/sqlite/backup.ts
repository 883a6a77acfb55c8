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
    const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      await backup(source, to, { rate: pagesATurn });
    } finally {
      source.close();
    }
    return inspectBackup(to);
  } catch (error) {
    rmSync(to, { force: true });
    throw failure(error);
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
  try {
    closeSync(openSync(to, 'wx', 0o600));
    chmodSync(to, 0o600);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = taken ? 'is there already; nothing is overwritten' : 'cannot be made';
    throw new StorageUnavailable(`${to} ${reason}.`, { cause: error });
  }
}
