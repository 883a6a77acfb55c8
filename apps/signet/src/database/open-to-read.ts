import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** Opens an SQLite file that is there and leaves it as it is; for its caller to close. @throws what node:sqlite throws */
export function openToRead(file: string): DatabaseSync {
  return new DatabaseSync(addressOf(file), { readOnly: true, timeout: 2000 });
}

/** SQLite makes the files of a WAL also for who only reads, and leaves them: where there is no WAL, nobody else is at it. */
function addressOf(file: string): URL {
  const address = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) address.searchParams.set('immutable', '1');
  return address;
}
