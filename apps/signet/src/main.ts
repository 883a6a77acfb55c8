#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { doctor } from './doctor/doctor.ts';
import { readSettings, settingsOfFlags } from './settings/read.ts';
import { checkSettings } from './settings/settings.ts';
import { flagOf, settingRows } from './settings/table.ts';
import { isForPerson, start } from './start/start.ts';

const program = new Command('signet')
  .description('Passkeys for a website: sign-up, sign-in, account pages')
  .showSuggestionAfterError()
  .exitOverride();

withSettings(program.command('start'))
  .description('runs the server; on http://localhost:3000 unless told otherwise')
  .action(async (options: Record<string, unknown>) => {
    await start(checkSettings(readSettings(process.env, settingsOfFlags(options))));
  });

withSettings(program.command('doctor'))
  .description('looks for what is wrong with the configuration, the domain, the keys and the data folder')
  .option('--json', 'one JSON object')
  .action(async (options: Record<string, unknown>) => {
    process.exitCode = await doctor(readSettings(process.env, settingsOfFlags(options)), options['json'] === true);
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

/** Adds a flag for every setting that may be one. */
function withSettings(command: Command): Command {
  for (const row of settingRows) {
    if ('secret' in row) continue;
    const byDefault = 'byDefault' in row ? ` (default: ${row.byDefault})` : '';
    command.option(`${flagOf(row.name)} <${row.value}>`, `${row.what}${byDefault} [${row.name}]`);
  }
  return command;
}
