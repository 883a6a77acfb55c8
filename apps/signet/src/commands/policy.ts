import type { Command } from 'commander';
import { dryRunPolicy, setPolicy, showPolicy } from '../policy/policy.ts';
import { askedOf, forOperator, print } from './options.ts';
import type { Options } from './options.ts';

/** `signet policy …` */
export function addPolicyCommands(program: Command): void {
  const policy = program.command('policy').description('what sign-ups, sign-ins and recoveries are held to');
  forOperator(policy.command('show'))
    .description('the policy in force, every field; its version is told on standard error')
    .action(async (options: Options) => {
      const { told, noted } = await showPolicy(askedOf(options));
      print(told);
      process.stderr.write(noted);
    });
  forOperator(policy.command('set <file>'))
    .description('puts the policy of a JSON file in force, unless somebody would have no way in')
    .option('--even-if-locked-out', 'also then')
    .action(async (file: string, options: Options) => {
      print(await setPolicy(askedOf(options), file, options['evenIfLockedOut'] === true));
    });
  forOperator(policy.command('dry-run <file>'))
    .description(
      'tells whom the policy of a JSON file would lock out; exit status 1 where somebody would have no way in',
    )
    .action(async (file: string, options: Options) => {
      const { told, status } = await dryRunPolicy(askedOf(options), file);
      print(told);
      process.exitCode = status;
    });
}
