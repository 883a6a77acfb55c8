import { randomUUID } from 'node:crypto';
import { routes } from '@signet/protocol';
import * as v from 'valibot';
import { cancelRecoveryOf } from '../admin/accounts/cancel-recovery.ts';
import { endSessions } from '../admin/accounts/end-sessions.ts';
import { eraseAccount } from '../admin/accounts/erase.ts';
import { listAccounts } from '../admin/accounts/list.ts';
import { startRecovery } from '../admin/accounts/recover.ts';
import { reinstateAccount } from '../admin/accounts/reinstate.ts';
import { setRole } from '../admin/accounts/set-role.ts';
import { showAccount } from '../admin/accounts/show.ts';
import { suspendAccount } from '../admin/accounts/suspend.ts';
import { listEvents } from '../admin/events/list.ts';
import { restorePasskeyOf } from '../admin/passkeys/restore.ts';
import { revokePasskey } from '../admin/passkeys/revoke.ts';
import { dryRunPolicy } from '../admin/policy/dry-run.ts';
import { setPolicy } from '../admin/policy/set.ts';
import { showPolicy } from '../admin/policy/show.ts';
import { listTokens } from '../admin/tokens/list.ts';
import { makeToken } from '../admin/tokens/make.ts';
import { revokeToken } from '../admin/tokens/revoke.ts';
import type { AsAdministrator, Caller } from '../caller/caller.ts';
import { noCookies } from '../caller/no-cookies.ts';
import { makeFirstOwnerInvite } from '../invites/first-owner.ts';
import { listInvites } from '../invites/list.ts';
import { makeInvite } from '../invites/make.ts';
import { revokeInvite } from '../invites/revoke.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import type { Operator, OperatorConfig } from './operator.ts';
import { operatorServices } from './services.ts';

/**
 * Whoever has the machine, with all that the admin API can do; servers may run meanwhile.
 * @throws ConfigurationError where no server has run for that relying party; KeyringLocked; StorageUnavailable
 */
export async function createOperator(config: OperatorConfig): Promise<Operator> {
  const services = await operatorServices(config);
  const as = asOperator(services);
  const { adminMakeToken, adminRevokeToken } = routes;
  return {
    listAccounts: as(routes.adminAccounts.input, listAccounts),
    showAccount: as(routes.adminAccount.input, showAccount),
    suspend: as(routes.adminSuspend.input, suspendAccount),
    reinstate: as(routes.adminReinstate.input, reinstateAccount),
    erase: as(routes.adminErase.input, eraseAccount),
    recover: as(routes.adminRecover.input, startRecovery),
    cancelRecovery: as(routes.adminCancelRecovery.input, cancelRecoveryOf),
    endSessions: as(routes.adminEndSessions.input, endSessions),
    setRole: as(routes.adminSetRole.input, setRole),
    revokePasskey: as(routes.adminRevokePasskey.input, revokePasskey),
    restorePasskey: as(routes.adminRestorePasskey.input, restorePasskeyOf),
    policy: async () => showPolicy(services),
    setPolicy: as(routes.adminSetPolicy.input, setPolicy),
    dryRun: async (change, progress) =>
      dryRunPolicy(services, operatorCaller(), checked(routes.adminDryRun.input, change), progress),
    listInvites: async () => listInvites(services),
    makeInvite: as(routes.adminMakeInvite.input, makeInvite),
    revokeInvite: as(routes.adminRevokeInvite.input, revokeInvite),
    makeFirstOwnerInvite: async () => makeFirstOwnerInvite(services, operatorCaller()),
    listTokens: async () => listTokens(services),
    makeToken: as(v.omit(adminMakeToken.input, ['confirmation']), makeToken),
    revokeToken: as(v.omit(adminRevokeToken.input, ['confirmation']), revokeToken),
    listEvents: as(routes.adminEvents.input, listEvents),
  };
}

/** A use case as a method: held to the schema of its route, like a request. */
function asOperator(services: Services) {
  return <Body, Answer>(
    schema: v.GenericSchema<unknown, Body>,
    useCase: (services: Services, caller: Caller & AsAdministrator, body: Body) => Promise<Answer>,
  ) =>
    async (body: Body): Promise<Answer> =>
      useCase(services, operatorCaller(), checked(schema, body));
}

function checked<Body>(schema: v.GenericSchema<unknown, Body>, body: unknown): Body {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new SignetProblem('bad_body', { detail: `${v.getDotPath(issue) ?? 'the request'}: ${issue.message}` });
}

/** Whoever reads the database and the master key can do anything: nothing is confirmed, all of it is noted. */
function operatorCaller(): Caller & AsAdministrator {
  const confirm = async (): Promise<{ use: null; data: Record<never, never> }> => ({ use: null, data: {} });
  return {
    requestId: randomUUID(),
    address: null,
    agent: 'signet command line',
    cookies: noCookies,
    admin: {
      account: null,
      role: 'owner',
      via: 'operator',
      token: null,
      scopes: null,
      data: { via: 'operator' },
      confirm,
    },
  };
}
