import type { AccountRecord, PasskeyRecord, Standing } from '@signet/server/ports';
import type { PasskeyRow } from '../schema/tables.ts';
import { joinedAccountOf } from './account.ts';
import type { JoinedAccount } from './account.ts';
import { passkeyOf } from './passkey.ts';

/** An account with one of its passkeys, or with none. */
export type AccountWithPasskey = JoinedAccount & (PasskeyRow | { [Column in keyof PasskeyRow]: null });

export type StandingRow = AccountWithPasskey & {
  codes_left: number;
  /** How many confirmed TOTP secrets it has: one or none. */
  totp: number;
};

/** Of the rows of several accounts, in the order of their ids. */
export function standingsOf(rows: readonly StandingRow[]): readonly Standing[] {
  const accounts = Map.groupBy(rows, ({ account_id }) => account_id);
  return Array.from(accounts.values(), standingOf)
    .filter((it) => it !== null)
    .toSorted((one, other) => (one.account.id < other.account.id ? -1 : 1));
}

/** Of the rows of one account. */
export function standingOf(rows: readonly StandingRow[]): Standing | null {
  const found = accountWithPasskeysOf(rows);
  const [first] = rows;
  return found && first ? { ...found, codesLeft: first.codes_left, totp: first.totp > 0 } : null;
}

/** Of the rows of one account; its passkeys oldest first. */
export function accountWithPasskeysOf(
  rows: readonly AccountWithPasskey[],
): { account: AccountRecord; passkeys: readonly PasskeyRecord[] } | null {
  const [first] = rows;
  if (!first) return null;
  const passkeys = rows.filter((row) => row.id !== null).map(passkeyOf);
  return { account: joinedAccountOf(first), passkeys: passkeys.toSorted(byAge) };
}

function byAge(one: PasskeyRecord, other: PasskeyRecord): number {
  return one.created - other.created || (one.id < other.id ? -1 : 1);
}
