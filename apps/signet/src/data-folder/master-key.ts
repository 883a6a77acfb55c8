import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Settings } from '../settings/settings.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { DataFolder } from './open.ts';
import { codeOf } from './open.ts';
import { writeFirst } from './write-first.ts';

/** Of 32 bytes in base64url. */
const textLength = 43;

/** How long a file that is shorter is read again, milliseconds: another first start may be writing it. */
const patience = 2000;
const pause = 10;

/**
 * The key that wraps the keys in the store: 32 bytes, base64url in a file for its owner alone, made at the first start. Of
 * first starts at once all get the same.
 * @throws SettingsError where it cannot be made or read, is none, or is missing beside a database that was made with one
 */
export function masterKey(data: DataFolder): Uint8Array {
  if (!existsSync(data.masterKey)) makeMasterKey(data);
  const key = Buffer.from(readKeyFile(data), 'base64url');
  if (key.length === 32) return key;
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

function readKeyFile(data: DataFolder): string {
  try {
    for (let waited = 0; ; waited += pause) {
      const text = readFileSync(data.masterKey, 'utf8').trim();
      if (text.length >= textLength || waited >= patience) return text;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  } catch (error) {
    throw new SettingsError(
      `master.key cannot be read (${codeOf(error)}). Make it readable for the user Signet runs as.`,
    );
  }
}

function makeMasterKey(data: DataFolder): void {
  // In this order: another first start makes the key before the database.
  if (existsSync(data.database) && !existsSync(data.masterKey)) {
    throw new SettingsError(
      'The database is there and master.key is not. Put the file back, or set SIGNET_MASTER_KEY: without it the keys in ' +
        'the database cannot be opened.',
    );
  }
  try {
    writeFirst(data.masterKey, `${randomBytes(32).toString('base64url')}\n`);
  } catch (error) {
    throw new SettingsError(
      `master.key cannot be made in ${data.folder} (${codeOf(error)}). Let the user Signet runs as write there.`,
    );
  }
}
