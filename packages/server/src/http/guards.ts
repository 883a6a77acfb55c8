import type { AsAdministrator, Caller, InRecovery, InSession, OnOrigin } from '../caller/caller.ts';
import { addressKey } from '../limits/address-key.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Guard } from '../routes.ts';
import type { Services } from '../services.ts';
import { findRecoverySession, findSession } from '../sessions/find-session.ts';
import { findAdministrator } from './administrator/find.ts';
import { knockAsAdministrator } from './administrator/knock.ts';
import type { Exchange } from './exchange.ts';

/** What guards have learned about the caller. */
export type Passed = Caller & Partial<OnOrigin & InSession & InRecovery & AsAdministrator>;

type Check<Learned> = (services: Services, exchange: Exchange) => Promise<Learned>;

/** What costs little, and needs no body. */
const atTheDoor: Readonly<Record<Exclude<Guard, 'session' | 'recovery'>, Check<Partial<OnOrigin>>>> = {
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
  admin: knockAsAdministrator,
};

/** What gives rights. */
const rights = {
  async session(services, { cookies }) {
    const session = await findSession(services, cookies);
    if (!session) throw new SignetProblem('session_required');
    return { session };
  },
  async recovery(services, { cookies }) {
    const recovering = await findRecoverySession(services, cookies);
    if (!recovering) throw new SignetProblem('recovery_required');
    return { recovering };
  },
  admin: findAdministrator,
} satisfies Partial<Record<Guard, Check<Omit<Partial<Passed>, 'origin'>>>>;

/**
 * Passes the guards of a row that stand before its body, from left to right.
 * @throws SignetProblem origin_missing, rate_limited
 */
export async function passTheDoor(services: Services, guards: readonly Guard[], exchange: Exchange): Promise<Passed> {
  const { requestId, address, agent, cookies } = exchange;
  let passed: Passed = { requestId, address, agent, cookies };
  for (const guard of guards) {
    if (isIn(atTheDoor, guard)) passed = { ...passed, ...(await atTheDoor[guard](services, exchange)) };
  }
  return passed;
}

/**
 * Passes the guards of a row that give rights, from left to right. They stand behind its body, which may take as long as its
 * sender likes: rights that ended meanwhile are none.
 * @throws SignetProblem session_required, recovery_required, those of findAdministrator
 */
export async function takeRights(
  services: Services,
  guards: readonly Guard[],
  exchange: Exchange,
  passed: Passed,
): Promise<Passed> {
  let entitled = passed;
  for (const guard of guards) {
    if (isIn(rights, guard)) entitled = { ...entitled, ...(await rights[guard](services, exchange)) };
  }
  return entitled;
}

function isIn<Table extends object>(table: Table, guard: Guard): guard is Guard & keyof Table {
  return Object.hasOwn(table, guard);
}

function takeOne(taken: { ok: true } | { ok: false; retryAfter: number }): Record<never, never> {
  if (!taken.ok) throw new SignetProblem('rate_limited', { retryAfter: taken.retryAfter });
  return {};
}
