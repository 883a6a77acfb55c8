import type { Confirmation } from '../confirm/accept.ts';
import { heldUntil, isSinceRecovery } from '../lockout/hold.ts';
import type { AccountRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * Whoever recovered an account, and perhaps was not its owner, does not take away the address that its owner hears by.
 * @throws SignetProblem recovery_hold
 */
export function requireNotHeld({ clock }: Services, account: AccountRecord, { passkey }: Confirmation): void {
  if (account.email === null) return;
  if (heldUntil(account, clock()) === null || !isSinceRecovery(passkey, account)) return;
  throw new SignetProblem('recovery_hold');
}
