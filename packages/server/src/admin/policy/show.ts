import type { AdminPolicy } from '@signet/protocol';
import type { Services } from '../../services.ts';

/** GET /admin/v1/policy: the one in force. */
export async function showPolicy({ policyInForce }: Services): Promise<AdminPolicy> {
  const { now, fixed, fault } = policyInForce;
  return { policy: { ...now.policy }, version: now.version, fixed, ...(fault === null ? {} : { fault }) };
}
