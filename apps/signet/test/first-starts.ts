import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { masterKey } from '../src/data-folder/master-key.ts';
import { openDataFolder } from '../src/data-folder/open.ts';

/** What a test has a process do: the first start, as to its master key, on each folder at the same moment as its others. */
export interface FirstStarts {
  /** The data folders lie in it, named by their number. */
  readonly folder: string;
  readonly count: number;
  /** The moment of the first, milliseconds since the epoch, and of each next one so much later. */
  readonly at: number;
  readonly every: number;
}

process.once('message', ({ folder, count, at, every }: FirstStarts) => {
  const told: string[] = [];
  for (let i = 0; i < count; i++) {
    while (Date.now() < at + i * every);
    told.push(start(join(folder, String(i))));
  }
  process.send?.(told);
});

/** The key as it would be used, or what the start ends with. */
function start(folder: string): string {
  try {
    const data = openDataFolder(folder);
    const key = masterKey(data);
    writeFileSync(data.database, '');
    return Buffer.from(key).toString('base64url');
  } catch (error) {
    return String(error);
  }
}

process.send?.('ready');
