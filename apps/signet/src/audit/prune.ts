import { EventsNotWhole, pruneEvents } from '@signet/server';
import { presentMasterKey } from '../data-folder/master-key.ts';
import { dataFolder } from '../data-folder/open.ts';
import { relyingPartyOf } from '../database/relying-party.ts';
import { withStore } from '../database/with-store.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { counted } from '../terminal/counted.ts';

const day = 86_400_000;

/**
 * Removes the sealed events of the audit log that are older; a checkpoint keeps the chain whole.
 * @param before a date, or `<number>d`: that many days ago
 * @param named the relying party, where there are several
 * @returns the words and the exit status: 1 where the log is not whole, and nothing was removed
 * @throws SettingsError, StorageUnavailable, KeyringLocked
 */
export async function pruneAudit(
  settings: Settings,
  before: string,
  named?: string,
): Promise<{ told: string; status: 0 | 1 }> {
  const time = timeOf(before, Date.now());
  const masterKey = presentMasterKey(settings, dataFolder(settings.data));
  try {
    const removed = await withStore(settings, async (store) => {
      const rp = await relyingPartyOf(store, named);
      return await pruneEvents({ store, masterKey, rp, before: time });
    });
    return { told: `Removed ${counted(removed, 'event')} from before ${new Date(time).toISOString()}.\n`, status: 0 };
  } catch (error) {
    if (!(error instanceof EventsNotWhole)) throw error;
    return { told: `${error.message}\n`, status: 1 };
  }
}

/**
 * Milliseconds since the epoch. A date without a time of day begins in UTC.
 * @throws SettingsError for what is neither, and for what lies ahead
 */
export function timeOf(before: string, now: number): number {
  const [, days] = /^(\d{1,5})d$/u.exec(before) ?? [];
  const dated = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/u.test(before) ? dateOf(before) : Number.NaN;
  const time = days === undefined ? dated : now - Number(days) * day;
  if (time <= now) return time;
  throw new SettingsError(
    '--before is no date of the past. Write one like 2026-01-31, or 400d for what is older than 400 days.',
  );
}

/** Not a number where the calendar has no such day, which Date would carry into the next month. */
function dateOf(text: string): number {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text.slice(0, 10)) ? time : Number.NaN;
}
