import type { CheckpointRecord, EventRecord, EventToSeal, SealedEventRecord } from '@signet/server/ports';
import type { CheckpointRow, EventRow } from '../schema/tables.ts';
import { toJson } from './json.ts';

/** The members that an event is appended with; the sealer writes the others. */
export type NewEventRow = Omit<EventRow, 'seq' | 'personal_digest' | 'mac'>;

/** The members of a row that is sealed. */
export interface SealedEventRow extends EventRow {
  seq: number;
  personal_digest: Uint8Array;
  mac: Uint8Array;
}

export function eventRow(it: EventRecord): NewEventRow {
  const { id, rp, time, type, actor, subject, outcome, code, ip, agent, salt } = it;
  return { id, rp, time, type, actor, subject, outcome, code, ip, agent, data: toJson(it.data), salt };
}

export function eventOf(row: NewEventRow): EventToSeal {
  const { id, rp, time, type, actor, subject, outcome, code, ip, agent, salt } = row;
  const data = JSON.parse(row.data) as EventRecord['data'];
  return { id, rp, time, type, actor, subject, outcome, code, ip, agent, data, salt };
}

/** For who reads the log, not its chain: a salt that was erased, or was never made, is no bytes. */
export function recordedEventOf(row: NewEventRow): EventRecord {
  const event = eventOf(row);
  return { ...event, salt: event.salt ?? new Uint8Array() };
}

export function sealedEventOf(row: SealedEventRow): SealedEventRecord {
  return { ...eventOf(row), seq: row.seq, personalDigest: row.personal_digest, mac: row.mac };
}

export function checkpointRow({ rp, seq, head, time, key, mac }: CheckpointRecord): CheckpointRow {
  return { rp, seq, head, time, key, mac };
}

export function checkpointOf({ rp, seq, head, time, key, mac }: CheckpointRow): CheckpointRecord {
  return { rp, seq, head, time, key, mac };
}
