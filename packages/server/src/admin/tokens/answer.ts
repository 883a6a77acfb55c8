import { scopes } from '@signet/protocol';
import type { AdminToken } from '@signet/protocol';
import type { AdminTokenRecord } from '../../ports/governance-records.ts';

/** A token as owners see it. */
export function tokenAnswer(token: AdminTokenRecord, now: number): AdminToken {
  const { id, name, created, createdBy, expires, lastUsed } = token;
  return {
    id,
    name,
    scopes: scopes.filter((it) => token.scopes.includes(it)),
    created: new Date(created).toISOString(),
    createdBy,
    expires: new Date(expires).toISOString(),
    lastUsed: lastUsed === null ? null : new Date(lastUsed).toISOString(),
    state: stateOf(token, now),
  };
}

function stateOf({ revoked, expires }: AdminTokenRecord, now: number): AdminToken['state'] {
  if (revoked !== null) return 'revoked';
  return expires <= now ? 'expired' : 'active';
}
