import type { AdminAccountDetail, AdminAccountRow, AdminPasskey, Advice } from '@signet/protocol';
import { listOf, tableOf } from '../terminal/table.ts';

const advised: Readonly<Record<Advice, string>> = {
  'add-a-passkey': 'no passkey works under the policy: a passkey has to be added',
  'add-a-passkey-or-codes': 'one passkey that stays on its device, and no codes: add a passkey, or make codes',
  'add-a-second-way-in': 'one synced passkey, and no codes: add a second way in',
  'make-codes': 'there are no recovery codes',
  'codes-running-out': 'two recovery codes or fewer are left',
  'look-at-suspected-passkey': 'a passkey may have been copied',
};

/** Accounts below each other. */
export function accountsTable(accounts: readonly AdminAccountRow[]): string {
  return tableOf(
    ['username', 'status', 'role', 'passkeys', 'last used', 'id'],
    accounts.map((it) => [it.username, stateOf(it), it.role, countOf(it), day(it.lastUsed), it.id]),
  );
}

/** Everything about one account. */
export function accountInWords({ account, passkeys, sessions, ...more }: AdminAccountDetail): string {
  const { codesLeft, totp, recovery, advice } = more;
  const text = listOf([
    ['username', account.username],
    ['display name', account.displayName],
    ['id', account.id],
    ['external id', account.externalId ?? 'none'],
    ['e-mail', account.email ?? 'none'],
    ['status', stateOf(account)],
    ['role', account.role],
    ['created', account.created],
    ['sessions', String(sessions.length)],
    ['codes left', String(codesLeft)],
    ['authenticator app', totp ? 'yes' : 'no'],
    ['recovery', recovery ? `${recovery.method}, begun ${recovery.started}, ready at ${recovery.readyAt}` : 'none'],
    ['ways in', waysOf(more.waysIn)],
    ...advice.map((it) => ['advice', advised[it]] as const),
  ]);
  return passkeys.length === 0 ? `${text}\nNo passkeys.\n` : `${text}\n${passkeysTable(passkeys)}`;
}

/** Passkeys below each other. */
export function passkeysTable(passkeys: readonly AdminPasskey[]): string {
  return tableOf(
    ['passkey', 'kind', 'status', 'created', 'last used', 'id'],
    passkeys.map((it) => [it.label, it.kind, it.status, day(it.created), day(it.lastUsed), it.id]),
  );
}

function waysOf({ passkeys, recovery }: AdminAccountDetail['waysIn']): string {
  const ways = [...(passkeys.length === 0 ? [] : [`${passkeys.length} of its passkeys`]), ...recovery];
  return ways.length === 0 ? 'NONE' : ways.join(', ');
}

function stateOf({ status, recovering }: AdminAccountRow): string {
  return recovering ? `${status}, recovering` : status;
}

function countOf({ passkeys, suspected }: AdminAccountRow): string {
  return suspected === 0 ? String(passkeys) : `${passkeys} (${suspected} suspected)`;
}

function day(time: string | null): string {
  return time === null ? 'never' : time.slice(0, 10);
}
