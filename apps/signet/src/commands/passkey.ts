import type { Command } from 'commander';
import { listPasskeys, restorePasskey, revokePasskey } from '../passkey/passkeys.ts';
import { askedOf, forOperator, print } from './options.ts';
import type { Options } from './options.ts';

/** `signet passkey …` */
export function addPasskeyCommands(program: Command): void {
  const passkey = program.command('passkey').description('the passkeys of an account');
  forOperator(passkey.command('list <account>'))
    .description('its passkeys with their ids')
    .action(async (account: string, options: Options) => {
      print(await listPasskeys(askedOf(options), account));
    });
  forOperator(passkey.command('revoke <account> <passkey>'))
    .description('revokes a passkey for good and ends the sessions that it opened; asks for the username again')
    .option('--yes', 'do not ask')
    .action(async (account: string, id: string, options: Options) => {
      print(await revokePasskey(askedOf(options), account, id, options['yes'] === true));
    });
  forOperator(passkey.command('restore <account> <passkey>'))
    .description('lets a passkey that is suspected of having been copied sign in again')
    .action(async (account: string, id: string, options: Options) => {
      print(await restorePasskey(askedOf(options), account, id));
    });
}
