import type { Command } from 'commander';
import { readSettings, settingsOfFlags } from './read.ts';
import type { SettingTexts } from './read.ts';
import type { Settings } from './settings.ts';
import { checkSettings } from './settings.ts';
import type { SettingName } from './table.ts';
import { flagOf, settingRows } from './table.ts';

/** The settings of a command that works on the data of a server and starts none. */
export const storageSettings: readonly SettingName[] = ['SIGNET_DATA', 'SIGNET_DATABASE'];

/** What they are opened with. */
const secretsOfStorage: readonly SettingName[] = ['SIGNET_MASTER_KEY'];

/** Adds a flag for each of those settings, all unless named; a secret has none, and --help tells where it comes from. */
export function withSettings(command: Command, names?: readonly SettingName[]): Command {
  const secrets = settingRows.filter((row) => 'secret' in row && (!names || secretsOfStorage.includes(row.name)));
  const lines = secrets.map(({ name, what }) => `  ${name}  ${what}`);
  command.addHelpText('after', `\nBy the environment alone:\n${lines.join('\n')}`);
  for (const row of settingRows) {
    if ('secret' in row || (names && !names.includes(row.name))) continue;
    const byDefault = 'byDefault' in row ? ` (default: ${row.byDefault})` : '';
    command.option(`${flagOf(row.name)} <${row.value}>`, `${row.what}${byDefault} [${row.name}]`);
  }
  return command;
}

/** What is set by the environment and by these flags, as commander read them. */
export function textsOf(options: Readonly<Record<string, unknown>>): SettingTexts {
  return readSettings(process.env, settingsOfFlags(options));
}

/** The same, checked. @throws SettingsError */
export function settingsOf(options: Readonly<Record<string, unknown>>): Settings {
  return checkSettings(textsOf(options));
}
