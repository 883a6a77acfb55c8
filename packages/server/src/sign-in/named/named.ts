import type { AccountRecord, PasskeyRecord } from '../../ports/records.ts';
import type { Services } from '../../services.ts';
import { decoysOf } from './decoys.ts';

/** Whom a sign-in by username asks for: an account and its passkeys, or what stands in their place. */
export interface Named {
  readonly account: AccountRecord;
  readonly passkeys: readonly PasskeyRecord[];
}

/**
 * The account of that name, whatever its status, with its passkeys; decoys where there is none of either. The same statement
 * and the same work for every name.
 */
export async function findNamed(services: Services, usernameFolded: string): Promise<Named> {
  const { store, rp } = services;
  const decoys = decoysOf(services, usernameFolded);
  const found = await store.findNamed(rp.id, usernameFolded, rp.rpId);
  return found && found.passkeys.length > 0 ? found : decoys;
}
