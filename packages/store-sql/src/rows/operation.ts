import type { KeyringRecord, RelyingPartyRecord } from '@signet/server/ports';
import type { KeyringRow, RelyingPartyRow } from '../schema/tables.ts';
import { listOf, toJson } from './json.ts';

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

export function relyingPartyOf(row: RelyingPartyRow): RelyingPartyRecord {
  return {
    id: row.id,
    rpId: row.rp_id,
    name: row.name,
    origins: listOf(row.origins),
    formerRpIds: listOf(row.former_rp_ids),
    policy: JSON.parse(row.policy) as RelyingPartyRecord['policy'],
    created: row.created,
  };
}

export function keyringRow({ id, purpose, wrapped, created, retires }: KeyringRecord): KeyringRow {
  return { id, purpose, wrapped, created, retires };
}

export function keyOf({ id, purpose, wrapped, created, retires }: KeyringRow): KeyringRecord {
  return { id, purpose, wrapped, created, retires };
}
