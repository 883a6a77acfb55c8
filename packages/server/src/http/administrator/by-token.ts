import { findLiveToken } from '../../admin/tokens/find.ts';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { noCookies } from '../../caller/no-cookies.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import type { Exchange } from '../exchange.ts';
import type { Asked } from './asked.ts';
import { refuse } from './refuse.ts';

/** Nobody confirms: a token is good for its scopes as it is. */
const unconfirmed = { use: null, data: {} };

/**
 * A program with a token. It needs no Origin, since no page can send the header: CORS allows it to nobody. It counts as an
 * administrator, never as an owner. Before a change it is looked at again: a dry run may have taken its time.
 * @throws SignetProblem token_invalid, token_scope, rate_limited
 */
export async function byToken(
  services: Services,
  exchange: Exchange,
  asked: Asked,
  secret: string,
): Promise<AsAdministrator & Pick<Caller, 'cookies'>> {
  const token = await findLiveToken(services, secret);
  if (!token) {
    const stranger = { actor: null, data: { via: 'token' }, limit: 'guesses' } as const;
    throw await refuse(services, exchange, asked, 'token_invalid', stranger);
  }
  const data = { via: 'token', token: token.id };
  if (!token.scopes.includes(asked.scope)) {
    throw await refuse(services, exchange, asked, 'token_scope', { actor: token.createdBy, data, limit: 'guesses' });
  }
  const confirm = async (): Promise<typeof unconfirmed> => {
    if (!(await findLiveToken(services, secret))) throw new SignetProblem('token_invalid');
    return unconfirmed;
  };
  const { id, createdBy: account, scopes } = token;
  return { cookies: noCookies, admin: { account, role: 'admin', via: 'token', token: id, scopes, data, confirm } };
}
