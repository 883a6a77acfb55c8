import { migrateSqlite } from '@signet/store-sql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';

/** The migrations of this version: those that a new database gets. @throws SettingsError where none can be made to see */
export async function knownMigrations(): Promise<readonly string[]> {
  const folder = newFolder();
  try {
    return await migrateSqlite({ file: join(folder, 'signet.db') });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function newFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'signet-schema-'));
  } catch (error) {
    throw new SettingsError(`No folder can be made in ${tmpdir()} (${codeOf(error)}). Set TMPDIR to one of yours.`);
  }
}
