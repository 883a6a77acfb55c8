import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Settings } from '../settings/settings.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { DataFolder } from './open.ts';
import { codeOf } from './open.ts';

/**
 * The key that wraps the keys in the store: 32 bytes, base64url in a file for its owner alone, made at the first start.
 * @throws SettingsError where it cannot be read, is none, or is missing beside a database that was made with one
 */
export function masterKey(data: DataFolder): Uint8Array {
  try {
    if (!existsSync(data.masterKey)) return makeMasterKey(data);
    const key = Buffer.from(readFileSync(data.masterKey, 'utf8').trim(), 'base64url');
    if (key.length === 32) return key;
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(
      `master.key cannot be read (${codeOf(error)}). Make it readable for the user Signet runs as.`,
    );
  }
  throw new SettingsError('master.key does not hold 32 bytes in base64url. Put the right file back.');
}

/**
 * The master key of a store that is there: from SIGNET_MASTER_KEY or the data folder; none is made.
 * @throws SettingsError
 */
export function presentMasterKey(settings: Pick<Settings, 'masterKey'>, data: DataFolder): Uint8Array {
  if (settings.masterKey) return settings.masterKey;
  if (existsSync(data.masterKey)) return masterKey(data);
  throw new SettingsError(
    `There is no master key: neither is SIGNET_MASTER_KEY set, nor does ${data.masterKey} exist. Set it to the key that ` +
      'the store was first used with, or put that file there.',
  );
}

function makeMasterKey(data: DataFolder): Uint8Array {
  if (existsSync(data.database)) {
    throw new SettingsError(
      'The database is there and master.key is not. Put the file back, or set SIGNET_MASTER_KEY: without it the keys in ' +
        'the database cannot be opened.',
    );
  }
  const key = randomBytes(32);
  // `wx`: two first starts at once must not overwrite each other's key.
  writeFileSync(data.masterKey, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
