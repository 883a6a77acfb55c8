import type { AdminAccountRow } from '@signet/protocol';
import type { AccountSummary } from '../../ports/governance-records.ts';

/** An account as administrators see it in a list. */
export function accountRow({ account, passkeys, suspected, lastUsed, recovering }: AccountSummary): AdminAccountRow {
  const { id, username, displayName, externalId, role, status, created } = account;
  return {
    id,
    username,
    displayName,
    externalId,
    role,
    status,
    created: new Date(created).toISOString(),
    passkeys,
    suspected,
    lastUsed: lastUsed === null ? null : new Date(lastUsed).toISOString(),
    recovering,
  };
}
