import type { SessionRecord } from '@signet/server/ports';
import type { SessionRow } from '../schema/tables.ts';
import type { UnitOf } from '../units/port.ts';
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
    recovery: it.recovery,
  };
}

/** What a confirmation changes about a session. */
export type RaisedRow = Pick<
  SessionRow,
  'token_hash' | 'passkey' | 'auth_time' | 'last_seen' | 'expires' | 'idle_limit' | 'methods' | 'assurance'
>;

export function raisedRow(it: UnitOf<'raiseSession'>['change']): RaisedRow {
  return {
    token_hash: it.tokenHash,
    passkey: it.passkey,
    auth_time: it.authTime,
    last_seen: it.lastSeen,
    expires: it.expires,
    idle_limit: it.idleLimit,
    methods: toJson(it.methods),
    assurance: it.assurance,
  };
}

export function sessionOf(row: SessionRow): SessionRecord {
  return {
    id: row.id,
    rp: row.rp,
    account: row.account,
    passkey: row.passkey,
    recovery: row.recovery,
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
