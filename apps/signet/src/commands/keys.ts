import { tokenPurposes } from '@signet/server';
import type { Command } from 'commander';
import { listKeys } from '../keys/list.ts';
import { rotateKeys } from '../keys/rotate.ts';
import { settingsOf, storageSettings, withSettings } from '../settings/flags.ts';
import type { Options } from './options.ts';

/** `signet keys …` */
export function addKeysCommands(program: Command): void {
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
}
