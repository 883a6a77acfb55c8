import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Settings } from '../settings/settings.ts';

/**
 * The log on standard error. Lines are written behind the requests; pino writes what is left when the process exits.
 * @param worker its number, on every line; null: the process is alone
 */
export function createLog({ logLevel }: Settings, worker: number | null = null): Logger {
  const base = worker === null ? { pid: process.pid } : { pid: process.pid, worker };
  return pino({ name: 'signet', level: logLevel, base }, pino.destination({ dest: 2, sync: false }));
}
