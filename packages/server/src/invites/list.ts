import type { AdminInviteList } from '@signet/protocol';
import type { Services } from '../services.ts';
import { inviteAnswer } from './answer.ts';

const most = 500;

/** GET /admin/v1/invites: the latest invites, used and over ones too. */
export async function listInvites({ store, rp, clock }: Services): Promise<AdminInviteList> {
  const invites = await store.listInvites(rp.id, most);
  const now = clock();
  return { invites: invites.map((it) => inviteAnswer(it, now)) };
}
