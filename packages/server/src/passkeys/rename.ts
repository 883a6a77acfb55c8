import { optionalActions } from '@signet/protocol';
import type { PasskeyAdded, PasskeyRename } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { requireWhereListed } from '../confirm/require-where-listed.ts';
import type { PasskeyId } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { ownPasskey } from './own-passkey.ts';

/**
 * POST /v1/passkeys/rename, confirmed where the policy asks for it.
 * @throws SignetProblem passkey_not_found, those of requireWhereListed; CeremonyError
 */
export async function renamePasskey(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { passkey, label, confirmation }: PasskeyRename,
): Promise<PasskeyAdded> {
  const { account } = caller.session;
  await requireWhereListed(services, caller, optionalActions.renamePasskey, { passkey, label }, confirmation);
  const event = eventOf(services, caller, { type: 'passkey.renamed', actor: account.id, subject: passkey });
  const unit = { account: account.id, passkey: passkey as PasskeyId, label, event };
  if ((await services.store.renamePasskey(unit)) === 'not_found') throw new SignetProblem('passkey_not_found');
  return { passkey: await ownPasskey(services, caller.session, passkey) };
}
