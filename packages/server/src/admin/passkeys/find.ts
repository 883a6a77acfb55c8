import type { AccountId, PasskeyRecord } from '../../ports/records.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';

/**
 * The account's passkey with that id, where it is not revoked.
 * @throws SignetProblem passkey_not_found
 */
export async function findPasskey({ store }: Services, account: AccountId, id: string): Promise<PasskeyRecord> {
  const passkey = (await store.listPasskeys(account)).find((it) => it.id === id);
  if (!passkey) throw new SignetProblem('passkey_not_found');
  return passkey;
}
