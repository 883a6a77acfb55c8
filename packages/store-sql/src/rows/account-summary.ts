import type { AccountSummary } from '@signet/server/ports';
import type { AccountRow } from '../schema/tables.ts';
import { accountOf } from './account.ts';

export interface SummaryRow extends AccountRow {
  passkey_count: number;
  suspected: number;
  last_used: number | null;
  /** Recoveries that are open: one or none. */
  recovering: number;
}

export function summaryOf(row: SummaryRow): AccountSummary {
  return {
    account: accountOf(row),
    passkeys: row.passkey_count,
    suspected: row.suspected,
    lastUsed: row.last_used,
    recovering: row.recovering > 0,
  };
}
