import { tellAccount } from '../notices/tell-account.ts';
import type { AccountRecord, EventRecord, PasskeyRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * The unit that gives an account another passkey, and tells it.
 * @throws SignetProblem credential_exists, too_many_passkeys, account_suspended
 */
export async function addToAccount(
  services: Services,
  account: AccountRecord,
  passkey: PasskeyRecord,
  event: EventRecord,
): Promise<void> {
  const { store, policy } = services;
  // A clock that was set back must not make it one from before a recovery.
  const created = Math.max(passkey.created, account.recoveredAt ?? 0);
  const outcome = await store.addPasskey({
    passkey: { ...passkey, created },
    limit: policy.passkeysPerAccount,
    event,
    ...tellAccount(services, account, 'passkey.added', {
      passkey: passkey.label,
      passkeyId: passkey.id,
      device: event.agent,
    }),
  });
  if (outcome === 'credential_exists') throw new SignetProblem('credential_exists', { step: 'R.26' });
  if (outcome === 'too_many') throw new SignetProblem('too_many_passkeys');
  if (outcome === 'account_gone') throw new SignetProblem('account_suspended');
}
