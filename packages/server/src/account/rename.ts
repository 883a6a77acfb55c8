import type { AccountAnswer, AccountRename } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { accountAnswer } from './answer.ts';
import { checkDisplayName, checkUsername } from './username.ts';

/**
 * POST /v1/account/rename. A display name that was only the username follows it.
 * @throws SignetProblem name_invalid, name_taken, session_required (the account is gone)
 */
export async function renameAccount(
  services: Services,
  caller: Caller & InSession,
  body: AccountRename,
): Promise<AccountAnswer> {
  const { account } = caller.session;
  const name = checkUsername(body.username ?? account.username);
  const shown = account.displayName === account.username ? undefined : account.displayName;
  const displayName = checkDisplayName(body.displayName ?? shown, name.username);
  const event = eventOf(services, caller, { type: 'account.renamed', actor: account.id, subject: account.id });
  const outcome = await services.store.renameAccount({ account: account.id, ...name, displayName, event });
  if (outcome === 'username_taken') throw new SignetProblem('name_taken');
  if (outcome === 'account_gone') throw new SignetProblem('session_required');
  return { account: accountAnswer({ ...account, ...name, displayName }), rpId: services.rp.rpId };
}
