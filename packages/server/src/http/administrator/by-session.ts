import type { AsAdministrator, LiveSession } from '../../caller/caller.ts';
import { heldUntil, isSinceRecovery } from '../../lockout/hold.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { findSession } from '../../sessions/find-session.ts';
import type { Exchange } from '../exchange.ts';
import { confirmChange } from './confirm-change.ts';
import type { Asked } from './asked.ts';
import { refuse } from './refuse.ts';

/**
 * An administrator at a page. Their session must have verified them, by no passkey that a recovery brought within 72 hours; it
 * is looked at again where they confirm a change, before which a dry run may have taken its time.
 * @throws SignetProblem session_required, admin_required, owner_required, assurance_too_low, recovery_hold, rate_limited
 */
export async function bySession(services: Services, exchange: Exchange, asked: Asked): Promise<AsAdministrator> {
  const session = await requireSession(services, exchange);
  const { account } = session;
  const { role } = account;
  const data = { via: 'session' };
  const code = faultOf(session, asked) ?? ((await isHeld(services, session)) ? 'recovery_hold' : null);
  if (code) throw await refuse(services, exchange, asked, code, { actor: account.id, data, limit: 'ceremonies' });
  if (role === 'member') throw new SignetProblem('admin_required');
  return {
    admin: {
      account: account.id,
      role,
      via: 'session',
      token: null,
      scopes: null,
      data,
      confirm: async (action, parameters, confirmation) => {
        const { requestId, address, agent, cookies, origin } = exchange;
        if (!origin) throw new SignetProblem('origin_missing');
        const now = await requireSession(services, exchange);
        const fault = faultOf(now, asked) ?? (now.account.role === role ? null : 'owner_required');
        if (fault) throw new SignetProblem(fault);
        const caller = { requestId, address, agent, cookies, origin: origin.origin, session: now };
        return await confirmChange(services, caller, { action, parameters }, confirmation);
      },
    },
  };
}

async function requireSession(services: Services, { cookies }: Exchange): Promise<LiveSession> {
  const session = await findSession(services, cookies);
  if (!session) throw new SignetProblem('session_required');
  return session;
}

/**
 * Whether a passkey that a recovery brought opened it: for 72 hours a thief of a code must not look around in the site either.
 */
async function isHeld({ store, clock }: Services, { account, record }: LiveSession): Promise<boolean> {
  const now = clock();
  if (heldUntil(account, now) === null) return false;
  const opener = (await store.listPasskeys(account.id)).find((it) => it.id === record.passkey);
  return opener === undefined || isSinceRecovery(opener, account);
}

/** What it lacks for what is asked. */
function faultOf({ account: { role }, record: { assurance } }: LiveSession, { scope }: Asked) {
  if (role === 'member') return 'admin_required';
  if (scope === 'owner' && role !== 'owner') return 'owner_required';
  return assurance === 'aal2' ? null : 'assurance_too_low';
}
