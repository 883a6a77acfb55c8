import type { InviteRecord } from '@signet/server/ports';
import type { InviteRow } from '../schema/governance-tables.ts';

export function inviteRow({ tokenHash, createdBy, createdWith, usedBy, ...it }: InviteRecord): InviteRow {
  const { id, rp, role, note, created, expires, used, revoked } = it;
  const by = { created_by: createdBy, created_with: createdWith, used_by: usedBy };
  return { id, rp, token_hash: tokenHash, role, note, created, expires, used, revoked, ...by };
}

export function inviteOf({ token_hash, created_by, created_with, used_by, ...it }: InviteRow): InviteRecord {
  const { id, rp, role, note, created, expires, used, revoked } = it;
  const by = { createdBy: created_by, createdWith: created_with, usedBy: used_by };
  return { id, rp, tokenHash: token_hash, role, note, created, expires, used, revoked, ...by };
}
