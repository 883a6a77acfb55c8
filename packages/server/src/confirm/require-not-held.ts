import { heldUntil, isSinceRecovery } from '../lockout/hold.ts';
import type { AccountRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import type { Confirmation } from './accept.ts';

/**
 * Whoever recovered an account, and perhaps was not its owner, takes nothing from its owner for 72 hours.
 * @throws SignetProblem recovery_hold
 */
export function requireNotHeld(
  { clock }: Services,
  account: AccountRecord,
  { passkey }: Pick<Confirmation, 'passkey'>,
): void {
  if (heldUntil(account, clock()) === null || !isSinceRecovery(passkey, account)) return;
  throw new SignetProblem('recovery_hold');
}
