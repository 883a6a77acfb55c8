import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import type { Services } from '../../services.ts';
import type { Exchange } from '../exchange.ts';
import { askedBy } from './asked.ts';
import { bySession } from './by-session.ts';
import { byToken } from './by-token.ts';

/**
 * The administrator that a request comes from: by its token, with which no cookie is read, or by its session. A token that is
 * not good is refused whatever the cookies say.
 * @throws SignetProblem token_invalid, token_scope; session_required, admin_required, owner_required, assurance_too_low;
 *   rate_limited
 */
export async function findAdministrator(
  services: Services,
  exchange: Exchange,
): Promise<AsAdministrator & Partial<Pick<Caller, 'cookies'>>> {
  const asked = askedBy(exchange);
  return exchange.bearer === null
    ? await bySession(services, exchange, asked)
    : await byToken(services, exchange, asked, exchange.bearer);
}
