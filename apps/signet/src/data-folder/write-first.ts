import { randomBytes } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { flush } from './flush.ts';
import { codeOf } from './open.ts';

/**
 * Writes a file for its owner alone, unless one of that name is there: of several processes at once the first does. The file
 * is there whole or not at all, and on the disk. Only on a file system without hard links it may be seen half-written.
 * @throws the file system's error
 */
export function writeFirst(file: string, text: string): void {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    writeNew(draft, text);
    unlessThere(() => nameIt(draft, file, text));
  } finally {
    rmSync(draft, { force: true });
  }
  flush(dirname(file));
}

/** By a link, for a rename would overwrite the file of another process. Where it cannot be linked, it is written there. */
function nameIt(draft: string, file: string, text: string): void {
  try {
    linkSync(draft, file);
  } catch {
    writeNew(file, text);
  }
}

function unlessThere(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function writeNew(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
}
