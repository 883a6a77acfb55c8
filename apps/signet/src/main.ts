#!/usr/bin/env node
import { tokenPurposes } from '@signet/server';
import { Command, CommanderError } from 'commander';
import { pruneAudit } from './audit/prune.ts';
import { verifyAudit } from './audit/verify.ts';
import { backup } from './backup/backup.ts';
import { doctor } from './doctor/doctor.ts';
import { tell } from './inspect/tell.ts';
import { listKeys } from './keys/list.ts';
import { rotateKeys } from './keys/rotate.ts';
import { migrate } from './migrate/migrate.ts';
import { restore } from './restore/restore.ts';
import { retireRestored } from './restore/retire.ts';
import { SettingsError } from './settings/settings-error.ts';
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

withSettings(program.command('restore [file]'), storageSettings)
  .description('puts a backup into a data folder without a database, and ends what was begun before it')
  .option(
    '--keys',
    'only ends what was begun before: after a database was restored by other means, or a clock was far ahead',
  )
  .action(async (file: string | undefined, options: Options) => {
    if ((file === undefined) !== (options['keys'] === true)) {
      throw new SettingsError('Name the file of a backup, or --keys for a database that was restored by other means.');
    }
    const settings = settingsOf(options);
    process.stdout.write(file === undefined ? await retireRestored(settings) : await restore(settings, file));
  });

program
  .command('assay')
  .description('shows a Signet the catalogue of hostile inputs over HTTP; exit status 1 where one is not refused')
  .option('--url <url>', 'a running Signet on this machine; otherwise it starts its own, one for each policy')
  .option('--origin <origin>', 'where the pages of that Signet are, if it stands behind a proxy')
  .option('--only <text>', 'cases with this in their id, or of this line of the catalogue')
  .option('--all', 'a row for every case')
  .option('--json', 'one JSON object')
  .action(
    async ({ all, json, ...options }: { url?: string; origin?: string; only?: string; all?: true; json?: true }) => {
      // A server that starts must not load the test kit.
      const { assay } = await import('./assay/assay.ts');
      const { told, status } = await assay({ ...options, all: all === true, json: json === true });
      process.stdout.write(told);
      process.exitCode = status;
    },
  );

program
  .command('inspect [file]')
  .description(
    'decodes a registration, a sign-in or a part of one into annotated bytes; exit status 1 where something is wrong',
  )
  .option(
    '--expected <file>',
    'JSON of what was expected (challenge, rpId, origin, …): runs every step of the ceremony',
  )
  .option('--as <kind>', 'what the input is, where it cannot be guessed')
  .option('--json', 'one JSON object')
  .action(async (file: string | undefined, { json, ...options }: { as?: string; expected?: string; json?: true }) => {
    const { inspectInput } = await import('./inspect/inspect.ts');
    const { told, status } = await inspectInput(file, { ...options, json: json === true });
    tell(told);
    process.exitCode = status;
  });

const keys = program
  .command('keys')
  .description('the keys in the store that seal ceremonies, tickets and the audit log');

withSettings(keys.command('list'), storageSettings)
  .description('tells what they are for and until when; never the keys')
  .action(async (options: Options) => {
    process.stdout.write(await listKeys(settingsOf(options)));
  });

withSettings(keys.command('rotate'), storageSettings)
  .description('gives ceremonies and tickets their next keys, without a failed sign-in')
  .argument('[purpose]', `${tokenPurposes.join(' or ')}: only that one's key`)
  .action(async (purpose: string | undefined, options: Options) => {
    process.stdout.write(await rotateKeys(settingsOf(options), purpose));
  });

const audit = program.command('audit').description('the audit log');

withSettings(audit.command('verify'), storageSettings)
  .description('looks for events that were changed or removed; exit status 1 where one was')
  .option('--head <seq:hex>', 'a head from the log of a server, which the chain must still hold')
  .option('--json', 'one JSON object')
  .option('--rp <id>', 'the relying party, where an application keeps several in the database')
  .action(async ({ head, json, rp, ...options }: Options & { head?: string; json?: boolean; rp?: string }) => {
    const { told, status } = await verifyAudit(settingsOf(options), { head, json: json === true, rp });
    process.stdout.write(told);
    process.exitCode = status;
  });

withSettings(audit.command('prune'), storageSettings)
  .description('removes the oldest events; a checkpoint keeps the rest verifiable')
  .requiredOption('--before <time>', 'a date (UTC) like 2026-01-31, or a number of days like 400d')
  .option('--rp <id>', 'the relying party, where an application keeps several in the database')
  .action(async ({ before, rp, ...options }: Options & { before: string; rp?: string }) => {
    const { told, status } = await pruneAudit(settingsOf(options), before, rp);
    process.stdout.write(told);
    process.exitCode = status;
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
