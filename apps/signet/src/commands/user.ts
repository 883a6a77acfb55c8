import type { Command } from 'commander';
import { changeUser, recoverUser, setRoleOfUser } from '../user/change.ts';
import type { ChangeName } from '../user/change.ts';
import { listUsers } from '../user/list.ts';
import { showUser } from '../user/show.ts';
import { askedOf, forOperator, oneOf, print, textOf } from './options.ts';
import type { Options } from './options.ts';

const kinds = ['one-passkey', 'suspended', 'suspected-clone', 'recovering'] as const;
const roles = ['member', 'admin', 'owner'] as const;

/** THE TABLE of commands that change an account and take nothing but its name. */
const changes: readonly (readonly [change: ChangeName, what: string])[] = [
  ['suspend', 'ends its sessions and refuses its passkeys until it is reinstated; asks for the name again'],
  ['reinstate', 'lets a suspended account sign in again'],
  ['erase', 'removes an account for good, and who it was from the audit log; asks for the name again'],
  ['cancel-recovery', 'stops the recovery that is under way'],
  ['end-sessions', 'signs an account out everywhere'],
];

/** `signet user …`, on the database itself, beside servers or without any. */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('accounts: by username, or by id');
  addList(user);
  forOperator(user.command('show <account>'))
    .description('everything about an account: passkeys, ways in, recovery, sessions')
    .action(async (account: string, options: Options) => {
      print(await showUser(askedOf(options), account));
    });
  for (const [change, what] of changes) {
    forOperator(user.command(`${change} <account>`))
      .description(what)
      .option('--yes', 'do not ask')
      .action(async (account: string, options: Options) => {
        print(await changeUser(askedOf(options), change, account, options['yes'] === true));
      });
  }
  forOperator(user.command('recover <account>'))
    .description('starts a recovery for somebody who lost every way in, and tells its code once')
    .action(async (account: string, options: Options) => {
      print(await recoverUser(askedOf(options), account));
    });
  forOperator(user.command('role <account> <role>'))
    .description(`makes an account one of ${roles.join(', ')}`)
    .action(async (account: string, role: string, options: Options) => {
      print(await setRoleOfUser(askedOf(options), account, oneOf(role, roles, 'The role')));
    });
}

function addList(user: Command): void {
  forOperator(user.command('list'))
    .description('accounts, newest first, fifty at a time')
    .option('--search <text>', 'start of a username, an id, or the start of a credential id')
    .option('--only <kind>', kinds.join(', '))
    .option('--before <id>', 'what is older than this account')
    .option('--all', 'every page; with --json one account a line')
    .action(async (options: Options) => {
      const [search, only, before] = ['search', 'only', 'before'].map((name) => textOf(options, name));
      const query = {
        ...(search === undefined ? {} : { search }),
        ...(only === undefined ? {} : { only: oneOf(only, kinds, '--only') }),
        ...(before === undefined ? {} : { before }),
      };
      await listUsers(askedOf(options), query, options['all'] === true, print);
    });
}
