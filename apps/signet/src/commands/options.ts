import type { Command } from 'commander';
import type { Asked } from '../operator/asked.ts';
import { settingsOf, withSettings } from '../settings/flags.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { SettingName } from '../settings/table.ts';

/** As commander read them. */
export type Options = Readonly<Record<string, unknown>>;

/** The settings of a command that does what the admin API does. */
const operatorSettings: readonly SettingName[] = ['SIGNET_DATA', 'SIGNET_DATABASE', 'SIGNET_POLICY'];

/** Adds what every command of the operator takes. */
export function forOperator(command: Command): Command {
  return withSettings(command, operatorSettings)
    .option('--json', 'the answer as JSON')
    .option('--rp <id>', 'the relying party, where an application keeps several in the database');
}

/** What it was told. @throws SettingsError */
export function askedOf(options: Options): Asked {
  return { settings: settingsOf(options), rp: textOf(options, 'rp'), json: options['json'] === true };
}

/** The value of an option; undefined: it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Lifetimes that an option takes, seconds, and how they are told. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly words: string;
}

/** Seconds of `90d`, `12h`, `30m` or `600s`. @throws SettingsError */
export function secondsOf(text: string, option: string, { least, most, words }: Range): number {
  const [, count, unit = ''] = /^([1-9]\d{0,6})([smhd])$/u.exec(text) ?? [];
  const seconds = Number(count) * (units[unit] ?? Number.NaN);
  if (!Number.isSafeInteger(seconds)) throw new SettingsError(`${option} is no time like 90d, 12h or 30m. Write one.`);
  if (seconds >= least && seconds <= most) return seconds;
  throw new SettingsError(`${option} is from ${words}.`);
}

/** One of the words that an option takes. @throws SettingsError */
export function oneOf<Word extends string>(text: string, words: readonly Word[], option: string): Word {
  const found = words.find((it) => it === text);
  if (found !== undefined) return found;
  throw new SettingsError(`${option} is none of ${words.join(', ')}. Write one of them.`);
}

export function print(text: string): void {
  process.stdout.write(text);
}
