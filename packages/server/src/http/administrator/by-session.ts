import type { AsAdministrator } from '../../caller/caller.ts';
import { addressKey } from '../../limits/address-key.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { findSession } from '../../sessions/find-session.ts';
import type { Exchange } from '../exchange.ts';
import { confirmChange } from './confirm-change.ts';
import type { Asked } from './asked.ts';
import { refuse } from './refuse.ts';

/**
 * An administrator at a page. Their session must have verified them, and a change comes from a page of a configured origin.
 * @throws SignetProblem origin_missing, session_required, admin_required, owner_required, assurance_too_low, rate_limited
 */
export async function bySession(services: Services, exchange: Exchange, asked: Asked): Promise<AsAdministrator> {
  if (asked.changes) await requirePage(services, exchange);
  const session = await findSession(services, exchange.cookies);
  if (!session) throw new SignetProblem('session_required');
  const { account, record } = session;
  const { role } = account;
  const data = { via: 'session' };
  const refused = { actor: account.id, data, limit: 'ceremonies' } as const;
  if (role === 'member') throw await refuse(services, exchange, asked, 'admin_required', refused);
  if (asked.scope === 'owner' && role !== 'owner') {
    throw await refuse(services, exchange, asked, 'owner_required', refused);
  }
  if (record.assurance !== 'aal2') throw await refuse(services, exchange, asked, 'assurance_too_low', refused);
  return {
    admin: {
      account: account.id,
      role,
      via: 'session',
      data,
      confirm: async (action, parameters, confirmation) => {
        const { requestId, address, agent, cookies, origin } = exchange;
        if (!origin) throw new SignetProblem('origin_missing');
        const caller = { requestId, address, agent, cookies, origin: origin.origin, session };
        return await confirmChange(services, caller, { action, parameters }, confirmation);
      },
    },
  };
}

async function requirePage({ limits }: Services, { origin, address }: Exchange): Promise<void> {
  if (!origin) throw new SignetProblem('origin_missing');
  const taken = await limits.ceremonies.take(addressKey(address ?? ''));
  if (!taken.ok) throw new SignetProblem('rate_limited', { retryAfter: taken.retryAfter });
}
