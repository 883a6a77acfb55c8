import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';

/** How long after a recovery the passkeys from before it are protected, milliseconds. */
export const holdTime = 72 * 3_600_000;

/** Until when passkeys from before the last recovery are protected, milliseconds since the epoch; null: they are not. */
export function heldUntil({ recoveredAt }: Pick<AccountRecord, 'recoveredAt'>, now: number): number | null {
  const end = recoveredAt === null ? null : recoveredAt + holdTime;
  return end !== null && now < end ? end : null;
}

/** Whether a passkey came with the last recovery of its account, or after it. */
export function isSinceRecovery(
  passkey: Pick<PasskeyRecord, 'created'>,
  { recoveredAt }: Pick<AccountRecord, 'recoveredAt'>,
): boolean {
  return recoveredAt !== null && passkey.created >= recoveredAt;
}
