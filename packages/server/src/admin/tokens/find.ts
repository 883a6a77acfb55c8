import type { AdminTokenRecord } from '../../ports/governance-records.ts';
import { StorageUnavailable } from '../../ports/store.ts';
import type { Services } from '../../services.ts';
import { isVouchedFor } from '../makers.ts';
import { tokenSecretHash } from './secret.ts';

/** A token's last use is written at most this often, milliseconds. */
const touchEvery = 60_000;

/**
 * The token with that secret where it is alive: not revoked, not expired, and whoever made it still is an active owner.
 */
export async function findLiveToken(services: Services, secret: string): Promise<AdminTokenRecord | null> {
  const { store, rp, clock } = services;
  const hash = tokenSecretHash(secret);
  const token = hash && (await store.findToken(hash));
  const now = clock();
  if (!token || token.rp !== rp.id || token.revoked !== null || token.expires <= now) return null;
  if (!(await isVouchedFor(services, token, 'owner'))) return null;
  if (token.lastUsed === null || now - token.lastUsed >= touchEvery) await touch(services, token.id, now);
  return token;
}

/** A store that can read but not write must not lock programs out. */
async function touch({ store, log }: Services, id: string, time: number): Promise<void> {
  try {
    await store.touchToken({ id, time });
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    log.warn({ failure: error.name }, 'token not touched');
  }
}
