import type { Caller } from '../caller/caller.ts';
import type { AccountId, EventRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';

/** What happened, in the audit log's words. */
export type EventType =
  | 'account.created'
  | 'account.renamed'
  | 'account.email-changed'
  | 'account.suspended'
  | 'account.reinstated'
  | 'account.erased'
  | 'account.role-changed'
  | 'account.imported'
  | 'sign-up.finished'
  | 'sign-in.finished'
  | 'session.ended'
  | 'session.raised'
  | 'confirmation.finished'
  | 'passkey.added'
  | 'passkey.enrolled'
  | 'passkey.renamed'
  | 'passkey.deleted'
  | 'passkey.revoked'
  | 'passkey.suspected'
  | 'passkey.restored'
  | 'passkey.backup-changed'
  | 'passkey.moved'
  | 'recovery-codes.made'
  | 'recovery-codes.stored'
  | 'recovery.started'
  | 'recovery.reopened'
  | 'recovery.cancelled'
  | 'recovery.completed'
  | 'recovery.turned-off'
  | 'totp.added'
  | 'totp.removed'
  | 'policy.changed'
  | 'invite.made'
  | 'invite.revoked'
  | 'token.made'
  | 'token.revoked'
  | 'admin.refused';

export interface EventFacts {
  readonly type: EventType;
  readonly actor: AccountId | null;
  readonly subject: string | null;
  /** Problem code of a refusal; left out: it succeeded. */
  readonly code?: string;
  readonly data?: EventRecord['data'];
}

/** A row of the audit log about what this caller did. Facts never hold a token, challenge, key or credential. */
export function eventOf(services: Services, caller: Caller, facts: EventFacts): EventRecord {
  return {
    id: services.newId(),
    rp: services.rp.id,
    time: services.clock(),
    type: facts.type,
    actor: facts.actor,
    subject: facts.subject,
    outcome: facts.code === undefined ? 'succeeded' : 'refused',
    code: facts.code ?? null,
    ip: caller.address,
    agent: caller.agent,
    data: { ...facts.data, request: caller.requestId },
    salt: services.random(16),
  };
}
