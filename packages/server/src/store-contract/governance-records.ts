import { randomBytes } from 'node:crypto';
import type { AdminTokenRecord, InviteRecord } from '../ports/governance-records.ts';
import type { AccountId, RelyingPartyKey } from '../ports/records.ts';
import { newId } from './notice-records.ts';
import { time } from './records.ts';

export const anInvite = (rp: RelyingPartyKey, change: Partial<InviteRecord> = {}): InviteRecord => ({
  id: newId(),
  rp,
  tokenHash: new Uint8Array(randomBytes(32)),
  role: 'admin',
  note: 'For "Åsa" 🦊',
  created: time,
  createdBy: newId() as AccountId,
  createdWith: null,
  expires: time + 1000,
  used: null,
  usedBy: null,
  revoked: null,
  ...change,
});

export const aToken = (rp: RelyingPartyKey, change: Partial<AdminTokenRecord> = {}): AdminTokenRecord => ({
  id: newId(),
  rp,
  name: 'The "provisioning" of 🦊',
  tokenHash: new Uint8Array(randomBytes(32)),
  scopes: ['accounts:read', 'accounts:write'],
  created: time,
  createdBy: newId() as AccountId,
  expires: time + 1000,
  lastUsed: null,
  revoked: null,
  ...change,
});
