import { inspectPostgres } from '@signet/store-sql';
import { dataFolder } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { knownMigrations } from './known-migrations.ts';
import { migrationsRun } from './migrations-run.ts';
import { openToRead } from './open-to-read.ts';
import { unused } from './relying-party.ts';

/**
 * Refuses a database that a command would bring up to date by opening it: servers of the release that made it could not be
 * started again, and nobody was asked. Nothing is changed. What is newer, damaged or another program's is refused by the opening.
 * @throws SettingsError; StorageUnavailable where PostgreSQL cannot be asked
 */
export async function requireCurrent({ database: url, data }: Settings): Promise<void> {
  const missing = url === null ? await missingInFile(dataFolder(data).database) : await missingInPostgres(url);
  if (missing === 'all') throw new SettingsError(unused);
  if (missing.length === 0) return;
  throw new SettingsError(
    `The database was made by an earlier release: ${missing.join(', ')} has not run on it. This command leaves it as it is. ` +
      'signet migrate and a start bring it up to date; signet upgrade --check tells beforehand what they would do.',
  );
}

type Missing = readonly string[] | 'all';

async function missingInPostgres(url: string): Promise<Missing> {
  const { schema } = await inspectPostgres({ url });
  if (schema.state === 'none') return 'all';
  return schema.state === 'older' ? schema.due : [];
}

async function missingInFile(file: string): Promise<Missing> {
  const run = runOn(file);
  if (run?.length === 0) return 'all';
  const known = await knownMigrations();
  const isOurs = run?.every((name) => known.includes(name)) === true;
  return isOurs ? known.filter((name) => !run.includes(name)) : [];
}

function runOn(file: string): readonly string[] | null {
  try {
    using database = openToRead(file);
    return migrationsRun(database);
  } catch {
    return null;
  }
}
