import { exportAccounts } from '@signet/server';
import type { ArchiveCounts } from '@signet/server';
import { open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf } from '../data-folder/open.ts';
import { flush } from '../data-folder/flush.ts';
import { relyingPartyOf } from '../database/relying-party.ts';
import { withStore } from '../database/with-store.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { counted } from '../terminal/counted.ts';
import { progressOn } from '../terminal/progress.ts';

/** What an archive never holds, in words. */
export const leftOut =
  'Recovery codes, TOTP secrets, sessions, invites, tokens, revoked passkeys and the audit log are not in it.';

export interface ExportOptions {
  readonly rp: string | undefined;
  readonly json: boolean;
}

/**
 * Writes the archive of a relying party's accounts to a file that is not there yet, for its owner alone; servers may run. When
 * it fails no file is left.
 * @throws SettingsError, StorageUnavailable
 */
export async function exportToFile(settings: Settings, file: string, { rp, json }: ExportOptions): Promise<string> {
  const to = resolve(file);
  const counts = await withStore(settings, async (store) => {
    const id = await relyingPartyOf(store, rp);
    const progress = progressOn(process.stderr, 'Accounts written');
    try {
      return await writeNew(to, exportAccounts({ store, rp: id, progress: progress.told }));
    } finally {
      progress.end();
    }
  });
  if (json) return `${JSON.stringify({ file: to, ...counts })}\n`;
  return `${to}: ${counted(counts.accounts, 'account')}, ${counted(counts.passkeys, 'passkey')}.\n${leftOut}\n`;
}

async function writeNew(to: string, pieces: AsyncGenerator<string, ArchiveCounts>): Promise<ArchiveCounts> {
  const file = await open(to, 'wx', 0o600).catch((error: unknown) => {
    throw cannot(to, error);
  });
  try {
    const counts = await writeAll(to, pieces, (text) => file.writeFile(text));
    await file.close();
    flush(to);
    return counts;
  } catch (error) {
    await file.close();
    await rm(to);
    throw error;
  }
}

async function writeAll(
  to: string,
  pieces: AsyncGenerator<string, ArchiveCounts>,
  write: (text: string) => Promise<void>,
): Promise<ArchiveCounts> {
  for (;;) {
    const next = await pieces.next();
    if (next.done) return next.value;
    await write(next.value).catch((error: unknown) => {
      throw cannot(to, error);
    });
  }
}

function cannot(to: string, error: unknown): SettingsError {
  const code = codeOf(error);
  if (code === 'EEXIST') return new SettingsError(`${to} is there already, and an export overwrites none.`);
  return new SettingsError(`${to} cannot be written (${code}). Nothing was left there.`);
}
