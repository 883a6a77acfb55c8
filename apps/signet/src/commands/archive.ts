import type { Command } from 'commander';
import { exportToFile } from '../archive/export-file.ts';
import { importFromFile } from '../archive/import-file.ts';
import { importFromTables, tableShapes } from '../archive/import-tables.ts';
import { settingsOf, storageSettings, withSettings } from '../settings/flags.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { SettingName } from '../settings/table.ts';
import { oneOf, print, textOf } from './options.ts';
import type { Options } from './options.ts';

/** An import may make what a first start makes. */
const importSettings: readonly SettingName[] = [
  ...storageSettings,
  'SIGNET_NAME',
  'SIGNET_RP_ID',
  'SIGNET_ORIGINS',
  'SIGNET_FORMER_RP_IDS',
];

/** `signet export` and `signet import` */
export function addArchiveCommands(program: Command): void {
  told(withSettings(program.command('export <file>'), storageSettings))
    .description('writes all accounts with their passkeys to a portable archive; servers may run')
    .action(async (file: string, options: Options) => {
      print(await exportToFile(settingsOf(options), file, optionsOf(options)));
    });
  told(withSettings(program.command('import <files...>'), importSettings))
    .description('reads an archive into the database, which may be new; what is there stays as it is')
    .option('--from <kind>', `tables of something else: ${tableShapes.join()} <users.json> <passkeys.json>`)
    .action(async (files: readonly string[], options: Options) => {
      print(await importFrom(files, options));
    });
}

async function importFrom(files: readonly string[], options: Options): Promise<string> {
  const [first, second, ...more] = files;
  const from = textOf(options, 'from');
  if (from === undefined) {
    if (first !== undefined && second === undefined) {
      return await importFromFile(settingsOf(options), first, optionsOf(options));
    }
    throw new SettingsError('Name one archive, or say with --from whose tables they are.');
  }
  oneOf(from, tableShapes, '--from');
  if (first === undefined || second === undefined || more.length > 0) {
    throw new SettingsError(`--from ${from} takes two files: the table of users and that of passkeys, as JSON arrays.`);
  }
  return await importFromTables(settingsOf(options), { users: first, passkeys: second }, optionsOf(options));
}

function told(command: Command): Command {
  return command
    .option('--json', 'the counts as JSON')
    .option('--rp <id>', 'the relying party, where an application keeps several in the database');
}

function optionsOf(options: Options): { rp: string | undefined; json: boolean } {
  return { rp: textOf(options, 'rp'), json: options['json'] === true };
}
