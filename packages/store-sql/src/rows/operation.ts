import type { EventRecord, KeyringRecord, RelyingPartyRecord } from '@signet/server/ports';
import type { EventRow, KeyringRow, RelyingPartyRow } from '../schema/tables.ts';
import { toJson } from './json.ts';

export function relyingPartyRow(it: RelyingPartyRecord): RelyingPartyRow {
  return {
    id: it.id,
    rp_id: it.rpId,
    name: it.name,
    origins: toJson(it.origins),
    former_rp_ids: toJson(it.formerRpIds),
    policy: toJson(it.policy),
    created: it.created,
  };
}

export function eventRow(it: EventRecord): EventRow {
  const { id, rp, time, type, actor, subject, outcome, code, ip, agent } = it;
  return { id, rp, time, type, actor, subject, outcome, code, ip, agent, data: toJson(it.data) };
}

export function keyringRow({ id, purpose, wrapped, created, retires }: KeyringRecord): KeyringRow {
  return { id, purpose, wrapped, created, retires };
}

export function keyOf({ id, purpose, wrapped, created, retires }: KeyringRow): KeyringRecord {
  return { id, purpose, wrapped, created, retires };
}
