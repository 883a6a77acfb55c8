import type { Command } from 'commander';
import { tell } from '../inspect/tell.ts';

/** `signet assay` and `signet inspect`, which need no settings */
export function addTryOutCommands(program: Command): void {
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
        const { assay } = await import('../assay/assay.ts');
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
      const { inspectInput } = await import('../inspect/inspect.ts');
      const { told, status } = await inspectInput(file, { ...options, json: json === true });
      tell(told);
      process.exitCode = status;
    });
}
