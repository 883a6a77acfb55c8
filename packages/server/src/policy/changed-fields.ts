import type { DryRun } from '@signet/protocol';
import type { RelyingPartyRecord } from '../ports/records.ts';
import type { Policy } from './policy.ts';

/** The fields in which two policies differ, in the order of the schema. */
export function changedFields(from: Policy | RelyingPartyRecord['policy'], to: Policy): DryRun['changes'] {
  const before: RelyingPartyRecord['policy'] = from;
  return Object.entries(to)
    .map(([field, value]) => ({ field, from: before[field], to: value }))
    .filter((it) => JSON.stringify(it.from) !== JSON.stringify(it.to));
}
