import type { Command } from 'commander';
import { backup } from '../backup/backup.ts';
import { restore } from '../restore/restore.ts';
import { retireRestored } from '../restore/retire.ts';
import { settingsOf, storageSettings, withSettings } from '../settings/flags.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Options } from './options.ts';

/** `signet backup` and `signet restore` */
export function addBackupCommands(program: Command): void {
  withSettings(program.command('backup <file>'), storageSettings)
    .description('copies the SQLite database to a new file, also while a server runs; the master key is not in it')
    .action(async (file: string, options: Options) => {
      process.stdout.write(await backup(settingsOf(options), file));
    });

  withSettings(program.command('restore [file]'), storageSettings)
    .description('puts a backup into a data folder without a database, and ends what was begun before it')
    .option(
      '--keys',
      'only ends what was begun before: after a database was restored by other means, or a clock was far ahead',
    )
    .action(async (file: string | undefined, options: Options) => {
      if ((file === undefined) !== (options['keys'] === true)) {
        throw new SettingsError(
          'Name the file of a backup, or --keys for a database that was restored by other means.',
        );
      }
      const settings = settingsOf(options);
      process.stdout.write(file === undefined ? await retireRestored(settings) : await restore(settings, file));
    });
}
