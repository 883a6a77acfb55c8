import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const main = join(import.meta.dirname, '..', '..', 'apps', 'signet', 'dist', 'main.js');

/** Runs a command of `signet` on a data folder: what it printed. Rejects where it ends with anything but 0. */
export async function signet(data: string, ...args: readonly string[]): Promise<string> {
  const command = [main, ...args, '--data', data];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return stdout;
}

/** What `signet audit verify` reports of a log that is whole. */
export async function verifyAudit(data: string): Promise<{ whole: boolean; events: number }> {
  return JSON.parse(await signet(data, 'audit', 'verify', '--json')) as { whole: boolean; events: number };
}
