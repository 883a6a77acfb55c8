import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SettingsError } from '../settings/settings-error.ts';

export interface DataFolder {
  readonly folder: string;
  readonly database: string;
  readonly masterKey: string;
}

export function dataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  return { folder: path, database: join(path, 'signet.db'), masterKey: join(path, 'master.key') };
}

/**
 * Makes the data folder where it is missing, for its owner alone.
 * @throws SettingsError where that cannot be
 */
export function openDataFolder(folder: string): DataFolder {
  const data = dataFolder(folder);
  try {
    if (mkdirSync(data.folder, { recursive: true }) !== undefined) chmodSync(data.folder, 0o700);
  } catch (error) {
    throw new SettingsError(`The data folder cannot be made (${codeOf(error)}). Set SIGNET_DATA to a folder of yours.`);
  }
  return data;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown cause';
}
