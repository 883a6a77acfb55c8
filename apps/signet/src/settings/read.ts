import { nearest } from './nearest.ts';
import { SettingsError } from './settings-error.ts';
import type { SettingName } from './table.ts';
import { flagOf, formerSettings, notSettings, settingRows } from './table.ts';

/** The texts of the settings that are set; a flag outranks the environment, an empty text is as good as none. */
export type SettingTexts = Readonly<Partial<Record<SettingName, string>>>;

/**
 * Gathers the settings.
 * @param flags by setting name
 * @throws SettingsError for a variable with our prefix that is no setting: a misspelt one must not be passed over
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>>,
): SettingTexts {
  const names = settingRows.map(({ name }) => name);
  const strangers = Object.keys(environment).filter(
    (name) => name.startsWith('SIGNET_') && !(names as string[]).includes(name) && !notSettings.includes(name),
  );
  if (strangers.length > 0) throw new SettingsError(strangers.map((name) => unknown(name, names)).join('\n'));
  const texts: Partial<Record<SettingName, string>> = {};
  for (const name of names) {
    const text = flags[name] ?? environment[name];
    if (text !== undefined && text.trim() !== '') texts[name] = text.trim();
  }
  return texts;
}

/** Flags by the name of their setting, from what commander read. */
export function settingsOfFlags(options: Readonly<Record<string, unknown>>): Record<string, string | undefined> {
  return Object.fromEntries(
    settingRows.map(({ name }) => {
      const key = flagOf(name)
        .slice(2)
        .replaceAll(/-([a-z])/gu, (_match, letter: string) => letter.toUpperCase());
      const value = options[key];
      return [name, typeof value === 'string' ? value : undefined];
    }),
  );
}

function unknown(name: string, known: readonly string[]): string {
  const instead = formerSettings[name];
  if (instead !== undefined) return `${name} is no setting any more. ${instead}`;
  const meant = nearest(name, known);
  return `${name} is no setting of Signet.${meant ? ` Did you mean ${meant}?` : ' signet start --help lists them.'}`;
}
