import type { Command } from 'commander';
import { doctor } from '../doctor/doctor.ts';
import { migrate } from '../migrate/migrate.ts';
import { settingsOf, storageSettings, textsOf, withSettings } from '../settings/flags.ts';
import { start } from '../start/start.ts';
import type { Options } from './options.ts';

/** `signet start`, `doctor` and `migrate` */
export function addServerCommands(program: Command): void {
  withSettings(program.command('start'))
    .description('runs the server; on http://localhost:3000 unless told otherwise')
    .action(async (options: Options) => {
      await start(settingsOf(options));
    });

  withSettings(program.command('doctor'))
    .description(
      'looks for what is wrong with the configuration, the domain, the keys, the data folder and the database; exit status 1 where it finds something',
    )
    .option('--json', 'one JSON object')
    .action(async (options: Options) => {
      process.exitCode = await doctor(textsOf(options), options['json'] === true);
    });

  withSettings(program.command('migrate'), storageSettings)
    .description('brings the schema of the database up to date, as a start does, and tells what ran')
    .action(async (options: Options) => {
      process.stdout.write(await migrate(settingsOf(options)));
    });
}
