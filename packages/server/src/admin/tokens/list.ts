import type { AdminTokenList } from '@signet/protocol';
import type { Services } from '../../services.ts';
import { tokenAnswer } from './answer.ts';

const most = 500;

/** GET /admin/v1/tokens: the latest tokens, those that are over too. */
export async function listTokens({ store, rp, clock }: Services): Promise<AdminTokenList> {
  const tokens = await store.listTokens(rp.id, most);
  const now = clock();
  return { tokens: tokens.map((it) => tokenAnswer(it, now)) };
}
