import type { Command } from 'commander';
import { listInvites, makeInvite, revokeInvite } from '../invite/invites.ts';
import { askedOf, forOperator, oneOf, print, secondsOf, textOf } from './options.ts';
import type { Options, Range } from './options.ts';

const roles = ['member', 'admin', 'owner'] as const;
/** As the admin API takes them. */
const lifetimes: Range = { least: 600, most: 2_592_000, words: '10 minutes to 30 days' };

/** `signet invite …` */
export function addInviteCommands(program: Command): void {
  const invite = program
    .command('invite')
    .description('links that make one account each')
    .addHelpText(
      'after',
      '\nWithout one of these it makes an invite; signet invite make --help tells --role, --note and --lifetime.',
    );
  forOperator(invite.command('make', { isDefault: true }))
    .description('makes an invite and tells its link once')
    .option('--role <role>', roles.join(', '), 'member')
    .option('--note <text>', 'for whom it is', '')
    .option('--lifetime <time>', `like 7d or 12h, ${lifetimes.words}`)
    .action(async (options: Options) => {
      const lifetime = textOf(options, 'lifetime');
      const made = {
        role: oneOf(textOf(options, 'role') ?? '', roles, '--role'),
        note: textOf(options, 'note') ?? '',
        lifetime: lifetime === undefined ? undefined : secondsOf(lifetime, '--lifetime', lifetimes),
      };
      print(await makeInvite(askedOf(options), made));
    });
  forOperator(invite.command('list'))
    .description('invites, latest first, without their links')
    .action(async (options: Options) => {
      print(await listInvites(askedOf(options)));
    });
  forOperator(invite.command('revoke <invite>'))
    .description('makes an open invite worthless')
    .action(async (id: string, options: Options) => {
      print(await revokeInvite(askedOf(options), id));
    });
}
