import { chmodSync, copyFileSync, constants, existsSync, linkSync, rmSync, statSync } from 'node:fs';
import { flush } from '../data-folder/flush.ts';
import type { DataFolder } from '../data-folder/open.ts';
import { codeOf } from '../data-folder/open.ts';
import { SettingsError } from '../settings/settings-error.ts';

export interface StagedCopy extends Disposable {
  readonly file: string;
  /** Gives the copy the database's name. @throws SettingsError where that is taken by now */
  putInPlace(): void;
}

/**
 * A copy of the file in the data folder, under another name until it is put in place; disposing it removes that name.
 * @throws SettingsError
 */
export function stage(file: string, { folder, database }: DataFolder): StagedCopy {
  refuseUnfinished(file);
  const copy = `${database}.restoring-${process.pid}`;
  const remove = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
  };
  try {
    copyFileSync(file, copy, constants.COPYFILE_EXCL);
    chmodSync(copy, 0o600);
  } catch (error) {
    remove();
    throw new SettingsError(`The backup cannot be copied to ${folder} (${codeOf(error)}).`);
  }
  return {
    file: copy,
    putInPlace: () => {
      flush(copy);
      try {
        // A link, for a rename would overwrite what a server that just started has made.
        linkSync(copy, database);
      } catch (error) {
        throw new SettingsError(`The database cannot be put into ${folder} (${codeOf(error)}).`);
      }
      flush(folder);
    },
    [Symbol.dispose]: remove,
  };
}

/** A file that was copied under a running server lacks what its WAL still holds. */
function refuseUnfinished(file: string): void {
  const wal = `${file}-wal`;
  if (!existsSync(wal) || statSync(wal).size === 0) return;
  throw new SettingsError(
    `Beside the file lies ${wal} with changes that are not in it: this is a database, not a backup. Make one of it ` +
      'with signet backup.',
  );
}
