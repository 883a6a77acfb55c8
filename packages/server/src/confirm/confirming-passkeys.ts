import type { AccountId, PasskeyRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';

/** The account's passkeys that a page of this relying party can ask for. */
export async function confirmingPasskeys({ store, rp }: Services, account: AccountId): Promise<PasskeyRecord[]> {
  const passkeys = await store.listPasskeys(account);
  return passkeys.filter((it) => it.rpId === rp.rpId);
}
