import { createIds } from '../identifiers/uuid-v7.ts';
import type { Clock, Random } from '../ports/platform.ts';
import type { EventRecord, RelyingPartyKey } from '../ports/records.ts';

export type OperationEventType =
  | 'key.rotated'
  | 'key.retired'
  | 'events.pruned'
  | 'account.imported'
  | 'policy.changed';

/** A row of the audit log about what the server or its operator did, nobody's request. */
export function operationEvent(
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  rp: RelyingPartyKey,
  type: OperationEventType,
  data: EventRecord['data'],
): EventRecord {
  return {
    id: createIds(clock, random)(),
    rp,
    time: clock(),
    type,
    actor: null,
    subject: null,
    outcome: 'succeeded',
    code: null,
    ip: null,
    agent: null,
    data,
    salt: random(16),
  };
}
