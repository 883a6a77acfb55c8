import type { AdminTokenRecord } from '../../ports/governance-records.ts';
import { StorageUnavailable } from '../../ports/store.ts';
import type { Services } from '../../services.ts';
import { tokenSecretHash } from './secret.ts';

/** A token's last use is written at most this often, milliseconds. */
const touchEvery = 60_000;

/**
 * The token with that secret where it is alive: not revoked, not expired, and whoever made it still is an active owner. So a
 * leaver keeps nothing by having made a token. One that the operator made has nobody to outlive.
 */
export async function findLiveToken(services: Services, secret: string): Promise<AdminTokenRecord | null> {
  const { store, rp, clock } = services;
  const hash = tokenSecretHash(secret);
  const token = hash && (await store.findToken(hash));
  const now = clock();
  if (!token || token.rp !== rp.id || token.revoked !== null || token.expires <= now) return null;
  if (!(await isVouchedFor(services, token))) return null;
  if (token.lastUsed === null || now - token.lastUsed >= touchEvery) await touch(services, token.id, now);
  return token;
}

async function isVouchedFor({ store }: Services, { createdBy }: AdminTokenRecord): Promise<boolean> {
  if (createdBy === null) return true;
  const maker = await store.findAccount(createdBy);
  return maker?.status === 'active' && maker.role === 'owner';
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
