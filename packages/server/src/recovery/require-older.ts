import type { Confirmation } from '../confirm/accept.ts';
import { requireNotHeld } from '../confirm/require-not-held.ts';
import { isSinceRecovery } from '../lockout/hold.ts';
import { usablePasskeys } from '../lockout/usable-passkeys.ts';
import type { AccountRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';

/**
 * Whoever recovered an account, and perhaps was not its owner, makes no further ways back for 72 hours while there is a passkey
 * from before, which would be turned away by them. Codes came with the recovery already.
 * @throws SignetProblem recovery_hold
 */
export async function requireOlder(
  services: Services,
  account: AccountRecord,
  confirmation: Pick<Confirmation, 'passkey'>,
): Promise<void> {
  const { store, policy, rp } = services;
  const usable = usablePasskeys(await store.listPasskeys(account.id), policy, rp.rpId);
  if (usable.some((it) => !isSinceRecovery(it, account))) requireNotHeld(services, account, confirmation);
}
