#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { backup } from './backup/backup.ts';
import { doctor } from './doctor/doctor.ts';
import { migrate } from './migrate/migrate.ts';
import { settingsOf, storageSettings, textsOf, withSettings } from './settings/flags.ts';
import { isForPerson, start } from './start/start.ts';

type Options = Readonly<Record<string, unknown>>;

const program = new Command('signet')
  .description('Passkeys for a website: sign-up, sign-in, account pages')
  .showSuggestionAfterError()
  .exitOverride();

withSettings(program.command('start'))
  .description('runs the server; on http://localhost:3000 unless told otherwise')
  .action(async (options: Options) => {
    await start(settingsOf(options));
  });

withSettings(program.command('doctor'))
  .description('looks for what is wrong with the configuration, the domain, the keys, the data folder and the database')
  .option('--json', 'one JSON object')
  .action(async (options: Options) => {
    process.exitCode = await doctor(textsOf(options), options['json'] === true);
  });

withSettings(program.command('migrate'), storageSettings)
  .description('brings the schema of the database up to date, as a start does, and tells what ran')
  .action(async (options: Options) => {
    process.stdout.write(await migrate(settingsOf(options)));
  });

withSettings(program.command('backup <file>'), storageSettings)
  .description('copies the SQLite database to a new file, also while a server runs; the master key is not in it')
  .action(async (file: string, options: Options) => {
    process.stdout.write(await backup(settingsOf(options), file));
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (isForPerson(error)) {
    process.stderr.write(`${error.message}\n`);
    // Whatever was opened on the way must not keep a server alive that cannot work.
    process.exit(2);
  } else {
    throw error;
  }
}
