#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addArchiveCommands } from './commands/archive.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addInviteCommands } from './commands/invite.ts';
import { addKeysCommands } from './commands/keys.ts';
import { addPasskeyCommands } from './commands/passkey.ts';
import { addPolicyCommands } from './commands/policy.ts';
import { addServerCommands } from './commands/server.ts';
import { addTokenCommands } from './commands/token.ts';
import { addTryOutCommands } from './commands/try-out.ts';
import { addUpgradeCommands } from './commands/upgrade.ts';
import { addUserCommands } from './commands/user.ts';
import { forPerson } from './commands/for-person.ts';

/** The families of commands, in the order that --help tells them. */
const families = [
  addServerCommands,
  addUserCommands,
  addPasskeyCommands,
  addPolicyCommands,
  addInviteCommands,
  addTokenCommands,
  addArchiveCommands,
  addUpgradeCommands,
  addBackupCommands,
  addKeysCommands,
  addAuditCommands,
  addTryOutCommands,
];

const program = new Command('signet')
  .description('Passkeys for a website: sign-up, sign-in, account pages')
  .showSuggestionAfterError()
  .exitOverride();
for (const add of families) add(program);

try {
  await program.parseAsync();
} catch (error) {
  const words = forPerson(error);
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (words !== null) {
    process.stderr.write(`${words}\n`);
    // Whatever was opened on the way must not keep a server alive that cannot work.
    process.exit(2);
  } else {
    throw error;
  }
}
