import { eventOf } from '../../audit/event.ts';
import type { AccountId, EventRecord } from '../../ports/records.ts';
import { addressKey } from '../../limits/address-key.ts';
import type { Limits } from '../../limits/limits.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import type { Exchange } from '../exchange.ts';
import type { Asked } from './asked.ts';

/** Who was refused, as far as that is known. */
export interface Refused {
  readonly actor: AccountId | null;
  readonly data: EventRecord['data'];
  /** What counts the refusals of an address, so that nobody fills the audit log with them. */
  readonly limit: keyof Limits;
}

/**
 * Refuses somebody who came with a credential, and notes it in the audit log.
 * @returns the problem to throw: rate_limited where there were too many, and nothing is noted
 */
export async function refuse(
  services: Services,
  exchange: Exchange,
  { route }: Asked,
  code: 'token_invalid' | 'token_scope' | 'admin_required' | 'owner_required' | 'assurance_too_low' | 'recovery_hold',
  { actor, data, limit }: Refused,
): Promise<SignetProblem> {
  const taken = await services.limits[limit].take(addressKey(exchange.address ?? ''));
  if (!taken.ok) return new SignetProblem('rate_limited', { retryAfter: taken.retryAfter });
  const facts = { type: 'admin.refused', actor, subject: null, code, data: { ...data, route } } as const;
  await services.store.appendEvent(eventOf(services, exchange, facts));
  return new SignetProblem(code);
}
