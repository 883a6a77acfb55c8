import { optionalActions } from '@signet/protocol';
import type { AccountAnswer, AccountRename, Parameters } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requireNotHeld } from '../confirm/require-not-held.ts';
import { requireWhereListed } from '../confirm/require-where-listed.ts';
import { tellAccount } from '../notices/tell-account.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { accountAnswer } from './answer.ts';
import { checkDisplayName, checkUsername } from './username.ts';

/**
 * POST /v1/account/rename, confirmed where the policy asks for it or the name is part of a way in. A display name that was
 * only the username follows it. Another username is told: its owner may have to know it to get in.
 * @throws SignetProblem name_invalid, name_taken, recovery_hold, session_required (the account is gone), those of
 *   requireWhereListed; CeremonyError
 */
export async function renameAccount(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation, ...asked }: AccountRename,
): Promise<AccountAnswer> {
  const { account } = caller.session;
  const accepted = await requireWhereListed(
    services,
    caller,
    optionalActions.renameAccount,
    given(asked),
    confirmation,
  );
  const name = checkUsername(asked.username ?? account.username);
  if (accepted && name.usernameFolded !== account.usernameFolded) requireNotHeld(services, account, accepted);
  const shown = account.displayName === account.username ? undefined : account.displayName;
  const displayName = checkDisplayName(asked.displayName ?? shown, name.username);
  const told = {
    event: eventOf(services, caller, { type: 'account.renamed', actor: account.id, subject: account.id }),
    ...(name.username === account.username ? {} : tellRenamed(services, caller)),
  };
  const outcome = await services.store.renameAccount({ account: account.id, ...name, displayName, ...told });
  if (outcome === 'username_taken') throw new SignetProblem('name_taken');
  if (outcome === 'account_gone') throw new SignetProblem('session_required');
  return { account: accountAnswer({ ...account, ...name, displayName }), rpId: services.rp.rpId };
}

function tellRenamed(services: Services, { session, agent }: Caller & InSession): ReturnType<typeof tellAccount> {
  return tellAccount(services, session.account, 'account.renamed', { device: agent });
}

/** What was asked, name by name: what the confirmation has to show. */
function given(asked: Omit<AccountRename, 'confirmation'>): Parameters {
  const members = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(members);
}
