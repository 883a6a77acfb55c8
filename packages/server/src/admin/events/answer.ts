import type { AdminEvent } from '@signet/protocol';
import type { EventRecord } from '../../ports/records.ts';

/** A row of the audit log as administrators see it. */
export function eventAnswer(event: EventRecord): AdminEvent {
  const { id, time, type, actor, subject, outcome, code, ip, agent, data } = event;
  return {
    id,
    time: new Date(time).toISOString(),
    type,
    actor,
    subject,
    outcome,
    code,
    address: ip,
    device: agent,
    data,
  };
}
