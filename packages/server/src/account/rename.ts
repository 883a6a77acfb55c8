import { optionalActions } from '@signet/protocol';
import type { AccountAnswer, AccountRename, Parameters } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requireWhereListed } from '../confirm/require-where-listed.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { accountAnswer } from './answer.ts';
import { checkDisplayName, checkUsername } from './username.ts';

/**
 * POST /v1/account/rename, confirmed where the policy asks for it. A display name that was only the username follows it.
 * @throws SignetProblem name_invalid, name_taken, session_required (the account is gone), those of
 *   requireWhereListed; CeremonyError
 */
export async function renameAccount(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation, ...asked }: AccountRename,
): Promise<AccountAnswer> {
  const { account } = caller.session;
  await requireWhereListed(services, caller, optionalActions.renameAccount, given(asked), confirmation);
  const name = checkUsername(asked.username ?? account.username);
  const shown = account.displayName === account.username ? undefined : account.displayName;
  const displayName = checkDisplayName(asked.displayName ?? shown, name.username);
  const event = eventOf(services, caller, { type: 'account.renamed', actor: account.id, subject: account.id });
  const outcome = await services.store.renameAccount({ account: account.id, ...name, displayName, event });
  if (outcome === 'username_taken') throw new SignetProblem('name_taken');
  if (outcome === 'account_gone') throw new SignetProblem('session_required');
  return { account: accountAnswer({ ...account, ...name, displayName }), rpId: services.rp.rpId };
}

/** What was asked, name by name: what the confirmation has to show. */
function given(asked: Omit<AccountRename, 'confirmation'>): Parameters {
  const members = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(members);
}
