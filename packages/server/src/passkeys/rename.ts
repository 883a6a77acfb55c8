import type { PasskeyAdded, PasskeyRename } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession } from '../caller/caller.ts';
import type { PasskeyId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { passkeyAnswer } from './answer.ts';

/**
 * POST /v1/passkeys/rename.
 * @throws SignetProblem passkey_not_found
 */
export async function renamePasskey(
  services: Services,
  caller: Caller & InSession,
  { passkey, label }: PasskeyRename,
): Promise<PasskeyAdded> {
  const { account, record } = caller.session;
  const event = eventOf(services, caller, { type: 'passkey.renamed', actor: account.id, subject: passkey });
  const unit = { account: account.id, passkey: passkey as PasskeyId, label, event };
  const outcome = await services.store.renamePasskey(unit);
  const renamed = (await services.store.listPasskeys(account.id)).find((it) => it.id === passkey);
  if (outcome === 'not_found' || !renamed) throw new SignetProblem('passkey_not_found');
  return { passkey: passkeyAnswer(renamed, record.passkey) };
}
