import type { AdminInviteMade } from '@signet/protocol';
import type { InviteRecord } from '../ports/governance-records.ts';
import { newSecret, secretHash } from '../random/secret.ts';
import type { Services } from '../services.ts';
import { inviteAnswer } from './answer.ts';

export interface NewInvite {
  readonly record: InviteRecord;
  /** What its maker is told, once. */
  readonly answer: AdminInviteMade;
}

/**
 * An invite that nobody has yet. Its link has the token behind `#`, which browsers send nowhere.
 * @param lifetime seconds
 */
export function newInvite(
  { clock, random, newId, rp }: Services,
  made: Pick<InviteRecord, 'role' | 'note' | 'createdBy' | 'createdWith'>,
  lifetime: number,
): NewInvite {
  const token = newSecret(random);
  const tokenHash = secretHash(token);
  if (!tokenHash) throw new Error('a new secret has a hash');
  const created = clock();
  const record: InviteRecord = {
    ...made,
    id: newId(),
    rp: rp.id,
    tokenHash,
    created,
    expires: created + lifetime * 1000,
    used: null,
    usedBy: null,
    revoked: null,
  };
  const page = rp.origins.find((it) => !it.host.startsWith('*.'));
  const link = `${page?.origin ?? ''}/invite#${token}`;
  return { record, answer: { invite: inviteAnswer(record, created), token, link } };
}
