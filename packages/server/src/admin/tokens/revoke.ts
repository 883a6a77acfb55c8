import { adminActions } from '@signet/protocol';
import type { AdminTokenRevoke, Done, Finish } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';

/** The operator brings no confirmation. */
type TokenRevoke = Omit<AdminTokenRevoke, 'confirmation'> & { readonly confirmation?: Finish };

/**
 * POST /admin/v1/tokens/revoke. Invites that it made and that are open go with it: whoever found the token has them too.
 * @throws SignetProblem token_not_found, those of Administrator.confirm
 */
export async function revokeToken(
  services: Services,
  caller: Caller & AsAdministrator,
  { token, confirmation }: TokenRevoke,
): Promise<Done> {
  const confirmed = await caller.admin.confirm(adminActions.revokeToken, { token }, confirmation);
  const { store, rp, clock } = services;
  const event = adminEvent(services, caller, confirmed, { type: 'token.revoked', subject: token });
  const outcome = await store.revokeToken({ rp: rp.id, id: token, time: clock(), event });
  if (outcome === 'not_found') throw new SignetProblem('token_not_found');
  return {};
}
