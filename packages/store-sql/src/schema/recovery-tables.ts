import type { AccountId, RecoveryId, RecoveryMethod, RecoveryRecord, RelyingPartyKey } from '@signet/server/ports';

export interface RecoveryCodeRow {
  hash: Uint8Array;
  rp: RelyingPartyKey;
  account: AccountId;
  created: number;
  stored: number | null;
  used: number | null;
  /** The recovery that it started. */
  recovery: RecoveryId | null;
}

export interface RecoveryRow {
  id: RecoveryId;
  rp: RelyingPartyKey;
  account: AccountId;
  method: RecoveryMethod;
  started: number;
  ready_at: number;
  expires: number;
  ended: RecoveryRecord['ended'];
  ended_at: number | null;
  code_hash: Uint8Array | null;
  started_by: AccountId | null;
}

export interface TotpRow {
  account: AccountId;
  rp: RelyingPartyKey;
  secret: Uint8Array;
  created: number;
  confirmed: number | null;
  last_step: number;
}
