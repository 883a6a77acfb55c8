import { backupSqlite } from '@signet/store-sql';
import { resolve } from 'node:path';
import { dataFolder } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { counted } from '../terminal/counted.ts';

/**
 * Copies the SQLite database, which may be in use, to a file that is not there yet; tells what is in it.
 * @throws SettingsError for PostgreSQL, which has its own means; StorageUnavailable
 */
export async function backup(settings: Settings, file: string): Promise<string> {
  if (settings.database !== null) {
    throw new SettingsError(
      'PostgreSQL is backed up by its own means: pg_dump, or base backups with the WAL archived (point in time). ' +
        'After a restore run signet restore --keys before any server starts: it ends what was begun before.',
    );
  }
  const to = resolve(file);
  const { bytes, accounts, passkeys, events } = await backupSqlite({ file: dataFolder(settings.data).database, to });
  return [
    `${to}: ${bytes} bytes, ${counted(accounts, 'account')}, ${counted(passkeys, 'passkey')}, ${counted(events, 'event')}. Opened, and found whole.`,
    'The master key is not in it, and without it the backup is of no use: keep a copy of it apart.',
    '',
  ].join('\n');
}
