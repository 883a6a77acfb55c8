import type { Command } from 'commander';
import { pruneAudit } from '../audit/prune.ts';
import { verifyAudit } from '../audit/verify.ts';
import { settingsOf, storageSettings, withSettings } from '../settings/flags.ts';
import type { Options } from './options.ts';

/** `signet audit …` */
export function addAuditCommands(program: Command): void {
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
}
