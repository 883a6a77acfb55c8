import type { AdminDone } from '@signet/protocol';
import type { AccountSummary } from '../../ports/governance-records.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { accountRow } from './answer.ts';

/**
 * The account of this relying party with that id.
 * @throws SignetProblem account_not_found
 */
export async function findSummary({ store, rp, clock }: Services, id: string): Promise<AccountSummary> {
  const [found] = await store.listAccounts(rp.id, { search: { id }, only: null }, null, 1, clock());
  if (!found) throw new SignetProblem('account_not_found');
  return found;
}

/**
 * The account as it stands behind a change.
 * @throws SignetProblem account_not_found
 */
export async function doneTo(services: Services, id: string): Promise<AdminDone> {
  return { account: accountRow(await findSummary(services, id)) };
}
