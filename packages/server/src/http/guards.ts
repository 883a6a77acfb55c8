import type { AsAdministrator, Caller, InRecovery, InSession, OnOrigin } from '../caller/caller.ts';
import { addressKey } from '../limits/address-key.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Guard } from '../routes.ts';
import type { Services } from '../services.ts';
import { findRecoverySession, findSession } from '../sessions/find-session.ts';
import { findAdministrator } from './administrator/find.ts';
import type { Exchange } from './exchange.ts';

/** What guards have learned about the caller. */
export type Passed = Caller & Partial<OnOrigin & InSession & InRecovery & AsAdministrator>;

type Check = (
  services: Services,
  exchange: Exchange,
) => Promise<Partial<OnOrigin & InSession & InRecovery & AsAdministrator & Pick<Caller, 'cookies'>>>;

const checks: Readonly<Record<Guard, Check>> = {
  async origin(_services, { origin }) {
    if (!origin) throw new SignetProblem('origin_missing');
    return { origin: origin.origin };
  },
  async ceremonies({ limits }, { address }) {
    return takeOne(await limits.ceremonies.take(addressKey(address ?? '')));
  },
  async 'sign-ups'({ limits }, { address }) {
    return takeOne(await limits.signUps.take(addressKey(address ?? '')));
  },
  async guesses({ limits }, { address }) {
    return takeOne(await limits.guesses.take(addressKey(address ?? '')));
  },
  async recovery(services, { cookies }) {
    const recovering = await findRecoverySession(services, cookies);
    if (!recovering) throw new SignetProblem('recovery_required');
    return { recovering };
  },
  admin: findAdministrator,
  async session(services, { cookies }) {
    const session = await findSession(services, cookies);
    if (!session) throw new SignetProblem('session_required');
    return { session };
  },
};

/**
 * Passes the guards of a row, from left to right.
 * @throws SignetProblem origin_missing, rate_limited, session_required, recovery_required, those of findAdministrator
 */
export async function passGuards(services: Services, guards: readonly Guard[], exchange: Exchange): Promise<Passed> {
  const { requestId, address, agent, cookies } = exchange;
  let passed: Passed = { requestId, address, agent, cookies };
  for (const guard of guards) passed = { ...passed, ...(await checks[guard](services, exchange)) };
  return passed;
}

function takeOne(taken: { ok: true } | { ok: false; retryAfter: number }): Record<never, never> {
  if (!taken.ok) throw new SignetProblem('rate_limited', { retryAfter: taken.retryAfter });
  return {};
}
