import type { Passkey } from '@signet/protocol';
import type { LiveSession } from '../caller/caller.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { ownPasskeys } from './own-passkeys.ts';

/**
 * A passkey of the account as it is now, as it travels to its owner.
 * @throws SignetProblem passkey_not_found
 */
export async function ownPasskey(services: Services, { account, record }: LiveSession, id: string): Promise<Passkey> {
  const standing = await services.store.standing(account.id);
  const passkeys = standing ? ownPasskeys(services, standing, record.passkey) : [];
  const passkey = passkeys.find((it) => it.id === id);
  if (!passkey) throw new SignetProblem('passkey_not_found');
  return passkey;
}
