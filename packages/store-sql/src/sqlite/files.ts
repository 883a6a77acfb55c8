import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { StorageUnavailable } from '@signet/server/ports';

/**
 * Makes the file, and its folder, for nobody but this user: 0600 and 0700. SQLite gives its side files the same mode.
 * What is there already stays as it is.
 * @throws StorageUnavailable
 */
export function prepareFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageUnavailable(`The database file cannot be made or opened: ${reason}`, { cause: error });
  }
}
