import type { AdminAccountChange, AdminDone } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { tellAccount } from '../../notices/tell-account.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { beginChange } from './begin-change.ts';
import { doneTo } from './find.ts';

/** A status, and the words for it. */
interface StatusChange {
  readonly action: string;
  readonly status: 'active' | 'suspended';
  readonly told: 'account.suspended' | 'account.reinstated';
}

/**
 * Gives an account a status; one that it has already is no fault.
 * @throws SignetProblem last_owner, those of beginChange
 */
export async function setStatus(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminAccountChange,
  { action, status, told }: StatusChange,
): Promise<AdminDone> {
  const { account, confirmed } = await beginChange(services, caller, action, body);
  const outcome = await services.store.setStatus({
    account: account.id,
    status,
    time: services.clock(),
    event: adminEvent(services, caller, confirmed, { type: told, subject: account.id }),
    ...tellAccount(services, account, told),
  });
  if (outcome === 'not_found') throw new SignetProblem('account_not_found');
  if (outcome === 'last_owner') throw new SignetProblem('last_owner');
  return await doneTo(services, account.id);
}
