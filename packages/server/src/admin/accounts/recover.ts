import { adminActions } from '@signet/protocol';
import type { AdminAccountChange, AdminRecoveryStarted } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { tellAccount } from '../../notices/tell-account.ts';
import type { AccountRecord } from '../../ports/records.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import { newCode } from '../../recovery/new-code.ts';
import { newRecovery } from '../../recovery/new-recovery.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { beginChange } from './begin-change.ts';

/**
 * POST /admin/v1/account/recover: starts a recovery for somebody who lost every way in. It waits and tells like any other; its
 * code is handed over in person.
 * @throws SignetProblem recovery_pending, recovery_off (its owner turned recovery off), account_suspended, those of
 *   beginChange
 */
export async function startRecovery(
  services: Services,
  caller: Caller & AsAdministrator,
  body: AdminAccountChange,
): Promise<AdminRecoveryStarted> {
  const { account, confirmed } = await beginChange(services, caller, adminActions.recover, body);
  requireRecoverable(account);
  const { text, record } = newCode(services, account.id);
  const { admin } = caller;
  const begun = { method: 'admin', codeHash: record.hash, startedBy: admin.account } as const;
  const recovery = newRecovery(services, account, begun);
  const { readyAt, expires } = recovery;
  const outcome = await services.store.startRecovery({
    recovery,
    spends: { newCode: { ...record, used: recovery.started } },
    role: account.role,
    session: null,
    replaces: null,
    event: adminEvent(services, caller, confirmed, {
      type: 'recovery.started',
      subject: account.id,
      data: { method: 'admin', readyAt },
    }),
    ...tellAccount(services, account, 'recovery.started', { method: 'admin', readyAt }),
  });
  if (outcome === 'open_already') throw new SignetProblem('recovery_pending');
  // It was suspended, erased, closed to recovery or given another role meanwhile.
  if (outcome !== 'started') throw new SignetProblem('recovery_off');
  return { code: text, readyAt: new Date(readyAt).toISOString(), expires: new Date(expires).toISOString() };
}

function requireRecoverable({ status, recoveryOff }: AccountRecord): void {
  if (status !== 'active') throw new SignetProblem('account_suspended');
  if (recoveryOff) throw new SignetProblem('recovery_off');
}
