import type { Services } from '../../services.ts';
import { decoysOf } from './decoys.ts';
import type { Named } from './whom.ts';

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
