import type { Command } from 'commander';
import { SettingsError } from '../settings/settings-error.ts';
import { checkUpgrade } from '../upgrade/check.ts';
import { askedOf, forOperator, print } from './options.ts';
import type { Options } from './options.ts';

/** `signet upgrade --check` */
export function addUpgradeCommands(program: Command): void {
  forOperator(program.command('upgrade'))
    .description('tells what this release would do to the database, and whom it would find without a way in')
    .option('--check', 'only looks, and changes nothing; exit status 1 where somebody would have no way in')
    .action(async (options: Options) => {
      if (options['check'] !== true) {
        throw new SettingsError('A start upgrades the database, and so does signet migrate. To look before: --check.');
      }
      const { settings, rp, json } = askedOf(options);
      const { told, status } = await checkUpgrade(settings, { rp, json });
      print(told);
      process.exitCode = status;
    });
}
