import { addressKey } from '../../limits/address-key.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import type { Exchange } from '../exchange.ts';
import { askedBy } from './asked.ts';

/**
 * What is asked of a request of the admin API before its body is read and its credential looked at: without a token, a change
 * comes from a page of a configured origin, and not too often.
 * @throws SignetProblem origin_missing, rate_limited
 */
export async function knockAsAdministrator({ limits }: Services, exchange: Exchange): Promise<Record<never, never>> {
  const { bearer, origin, address } = exchange;
  if (bearer !== null || !askedBy(exchange).changes) return {};
  if (!origin) throw new SignetProblem('origin_missing');
  const taken = await limits.ceremonies.take(addressKey(address ?? ''));
  if (!taken.ok) throw new SignetProblem('rate_limited', { retryAfter: taken.retryAfter });
  return {};
}
