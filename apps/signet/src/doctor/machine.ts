import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { dataFolder } from '../data-folder/open.ts';
import type { Settings } from '../settings/settings.ts';
import type { Line } from './finding.ts';
import { finding, well } from './finding.ts';

const MiB = 1024 * 1024;
const enoughSpace = 256 * MiB;
/** Nothing of Signet is older than this. */
const earliest = Date.UTC(2026, 10, 1);
const posix = process.platform !== 'win32';

/** Ceremonies and sessions end by the clock. */
export function lookAtClock({ data }: Settings, now: number): Line[] {
  const told = new Date(now).toISOString();
  const { database } = dataFolder(data);
  const fix = 'Set the clock, and keep it right by NTP.';
  if (now < earliest) return [finding('Clock', 'the clock is not behind', told, fix)];
  const written = existsSync(database) ? statSync(database).mtimeMs : 0;
  if (written > now + 60_000) {
    return [finding('Clock', 'the clock is not behind the data', `${told}, the database was written later`, fix)];
  }
  return [well('Clock', 'the clock is not behind', told)];
}

export function lookAtStorage({ data }: Settings): Line[] {
  const { folder, database } = dataFolder(data);
  if (!existsSync(folder)) return [lookAtParent(folder)];
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const fix = 'Give the folder to the user that Signet runs as, or set SIGNET_DATA to another.';
    return [finding('Storage', 'the data folder can be written', folder, fix)];
  }
  return [
    well('Storage', 'the data folder can be written', folder),
    ...forOwnerAlone('Storage', folder, 0o700),
    ...(existsSync(database) ? forOwnerAlone('Storage', database, 0o600) : []),
    lookAtSpace(folder),
  ];
}

function lookAtParent(folder: string): Line {
  let parent = dirname(folder);
  while (!existsSync(parent) && dirname(parent) !== parent) parent = dirname(parent);
  try {
    accessSync(parent, constants.W_OK | constants.X_OK);
    return well('Storage', 'the data folder can be made', folder);
  } catch {
    const fix = 'Set SIGNET_DATA to a folder that the user Signet runs as can make.';
    return finding('Storage', 'the data folder can be made', folder, fix);
  }
}

export function forOwnerAlone(group: Line['group'], path: string, mode: number): Line[] {
  if (!posix) return [];
  const found = statSync(path).mode & 0o777;
  if ((found & 0o077) === 0) return [well(group, 'nobody else can read it', path)];
  const fix = `Run chmod ${mode.toString(8)} ${path}`;
  return [finding(group, 'nobody else can read it', `${path} has mode ${found.toString(8)}`, fix)];
}

function lookAtSpace(folder: string): Line {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const told = `${Math.floor(free / MiB)} MiB free`;
  if (free >= enoughSpace) return well('Storage', 'there is room', told);
  return finding('Storage', 'there is room', told, 'Make room: a full disk refuses every sign-up and sign-in.');
}
