import { scopes } from '@signet/protocol';
import type { Command } from 'commander';
import { listTokens, makeToken, revokeToken } from '../token/tokens.ts';
import { askedOf, forOperator, oneOf, print, secondsOf, textOf } from './options.ts';
import type { Options, Range } from './options.ts';

/** As the admin API takes them. */
const lifetimes: Range = { least: 3600, most: 31_622_400, words: 'an hour to 366 days' };

/** `signet token …` */
export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('credentials of programs for the admin API');
  forOperator(token.command('make <name>'))
    .description('makes a token and tells it once')
    .requiredOption('--scopes <list>', `what it is good for, comma-separated: ${scopes.join(', ')}`)
    .option('--lifetime <time>', `like 90d or 12h, ${lifetimes.words}`, '90d')
    .action(async (name: string, options: Options) => {
      const list = (textOf(options, 'scopes') ?? '').split(',').map((it) => oneOf(it.trim(), scopes, '--scopes'));
      const lifetime = secondsOf(textOf(options, 'lifetime') ?? '', '--lifetime', lifetimes);
      print(await makeToken(askedOf(options), { name, scopes: list, lifetime }));
    });
  forOperator(token.command('list'))
    .description('tokens, latest first; never the tokens themselves')
    .action(async (options: Options) => {
      print(await listTokens(askedOf(options)));
    });
  forOperator(token.command('revoke <token>'))
    .description('makes a token worthless at once')
    .action(async (id: string, options: Options) => {
      print(await revokeToken(askedOf(options), id));
    });
}
