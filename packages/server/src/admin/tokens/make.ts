import { adminActions } from '@signet/protocol';
import type { AdminTokenMade, AdminTokenMake, Finish } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import type { AdminTokenRecord } from '../../ports/governance-records.ts';
import type { Services } from '../../services.ts';
import { adminEvent } from '../event.ts';
import { tokenAnswer } from './answer.ts';
import { newTokenSecret, tokenSecretHash } from './secret.ts';

/** The operator brings no confirmation. */
type TokenMake = Omit<AdminTokenMake, 'confirmation'> & { readonly confirmation?: Finish };

/**
 * POST /admin/v1/tokens/make. The scopes are confirmed as one text, with a space between each two.
 * @throws SignetProblem those of Administrator.confirm
 */
export async function makeToken(
  services: Services,
  caller: Caller & AsAdministrator,
  { name, scopes, lifetime, confirmation }: TokenMake,
): Promise<AdminTokenMade> {
  const parameters = { name, scopes: scopes.join(' '), lifetime };
  const confirmed = await caller.admin.confirm(adminActions.makeToken, parameters, confirmation);
  const { clock, newId, random, rp, store } = services;
  const secret = newTokenSecret(random);
  const tokenHash = tokenSecretHash(secret);
  if (!tokenHash) throw new Error('a new token has a hash');
  const created = clock();
  const token: AdminTokenRecord = {
    id: newId(),
    rp: rp.id,
    name,
    tokenHash,
    scopes: [...new Set(scopes)],
    created,
    createdBy: caller.admin.account,
    expires: created + lifetime * 1000,
    lastUsed: null,
    revoked: null,
  };
  const data = { name, scopes: token.scopes.join(' ') };
  await store.addToken({
    token,
    event: adminEvent(services, caller, confirmed, { type: 'token.made', subject: token.id, data }),
  });
  return { token: tokenAnswer(token, created), secret };
}
