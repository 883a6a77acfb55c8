import type { AccountId, RelyingPartyKey, Role } from '@signet/server/ports';

export interface InviteRow {
  id: string;
  rp: RelyingPartyKey;
  token_hash: Uint8Array;
  role: Role;
  note: string;
  created: number;
  created_by: AccountId | null;
  expires: number;
  used: number | null;
  used_by: AccountId | null;
  revoked: number | null;
  created_with: string | null;
}

export interface AdminTokenRow {
  id: string;
  rp: RelyingPartyKey;
  name: string;
  token_hash: Uint8Array;
  scopes: string;
  created: number;
  created_by: AccountId | null;
  expires: number;
  last_used: number | null;
  revoked: number | null;
}
