import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Puts a file's bytes, or a folder's names, on the disk. Windows opens no folder, and its names are durable by themselves. */
export function flush(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
