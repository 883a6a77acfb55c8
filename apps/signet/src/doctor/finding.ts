import type { KeyringRecord } from '@signet/server';
import type { SiteFacts } from '@signet/store-sql';

/** One line of the doctor's: what was checked, what was found, and where something is to be done, what. */
export interface Line {
  readonly group: 'Options' | 'Domain' | 'Transport' | 'Clock' | 'Storage' | 'Database' | 'Keys' | 'Going live';
  /** Not a finding; also of a warning. */
  readonly well: boolean;
  /** Signet works as it is, and could work better. */
  readonly warning?: true;
  readonly checked: string;
  readonly found: string;
  /** In words, with the line to change; for findings and warnings. */
  readonly fix?: string;
}

export function well(group: Line['group'], checked: string, found: string): Line {
  return { group, well: true, checked, found };
}

export function warning(group: Line['group'], checked: string, found: string, fix: string): Line {
  return { group, well: true, warning: true, checked, found, fix };
}

export function finding(group: Line['group'], checked: string, found: string, fix: string): Line {
  return { group, well: false, checked, found, fix };
}

/** What the database tells, of which its keys are looked at with the master key. */
export interface DatabaseLook {
  readonly lines: readonly Line[];
  /** The keys in it, wrapped; null: they could not be read. */
  readonly keyring: readonly KeyringRecord[] | null;
  /** What it tells of the site; null: nothing yet, or it could not be read. */
  readonly site: SiteFacts | null;
}
