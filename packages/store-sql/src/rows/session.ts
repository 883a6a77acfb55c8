import type { SessionRecord } from '@signet/server/ports';
import type { SessionRow } from '../schema/tables.ts';
import { listOf, toJson } from './json.ts';

export function sessionRow(it: SessionRecord): SessionRow {
  return {
    id: it.id,
    rp: it.rp,
    account: it.account,
    passkey: it.passkey,
    token_hash: it.tokenHash,
    created: it.created,
    auth_time: it.authTime,
    last_seen: it.lastSeen,
    expires: it.expires,
    idle_limit: it.idleLimit,
    methods: toJson(it.methods),
    assurance: it.assurance,
    agent: it.agent,
  };
}

export function sessionOf(row: SessionRow): SessionRecord {
  return {
    id: row.id,
    rp: row.rp,
    account: row.account,
    passkey: row.passkey,
    tokenHash: row.token_hash,
    created: row.created,
    authTime: row.auth_time,
    lastSeen: row.last_seen,
    expires: row.expires,
    idleLimit: row.idle_limit,
    methods: listOf(row.methods),
    assurance: row.assurance,
    agent: row.agent,
  };
}
