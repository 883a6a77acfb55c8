import type { Command } from 'commander';
import { listKeys } from '../keys/list.ts';
import { alternatives } from '../keys/purposes.ts';
import { rotateKeys } from '../keys/rotate.ts';
import { settingsOf, storageSettings, withSettings } from '../settings/flags.ts';
import type { Options } from './options.ts';

/** `signet keys …` */
export function addKeysCommands(program: Command): void {
  const keys = program
    .command('keys')
    .description('the keys in the store: what seals ceremonies, tickets and the audit log, and what hides codes');

  withSettings(keys.command('list'), storageSettings)
    .description('tells what they are for and until when; never the keys')
    .action(async (options: Options) => {
      process.stdout.write(await listKeys(settingsOf(options)));
    });

  withSettings(keys.command('rotate'), storageSettings)
    .description('gives what seals ceremonies, tickets and e-mail checks its next keys, without a failed sign-in')
    .argument('[purpose]', `${alternatives}: only that one's key`)
    .action(async (purpose: string | undefined, options: Options) => {
      process.stdout.write(await rotateKeys(settingsOf(options), purpose));
    });
}
