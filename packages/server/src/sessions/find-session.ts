import type { CallerCookies, InRecovery, LiveSession } from '../caller/caller.ts';
import { StorageUnavailable } from '../ports/store.ts';
import type { SessionRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';
import { isOver } from './is-over.ts';
import { sessionTokenHash } from './token.ts';

/** A session's last use is written at most this often, milliseconds. */
const touchEvery = 300_000;

/**
 * The session that the request's cookie opens; null: none, ended, of another relying party, or its account may not. One that
 * is good for a recovery alone is none.
 */
export async function findSession(services: Services, cookies: CallerCookies): Promise<LiveSession | null> {
  const live = await findLive(services, cookies);
  return live?.record.recovery === null ? live : null;
}

/** The session of the request's cookie where it is good for a recovery alone. Whether that is still open is not asked here. */
export async function findRecoverySession(
  services: Services,
  cookies: CallerCookies,
): Promise<InRecovery['recovering'] | null> {
  const live = await findLive(services, cookies);
  const recovery = live?.record.recovery ?? null;
  return live && recovery ? { ...live, recovery } : null;
}

async function findLive(services: Services, cookies: CallerCookies): Promise<LiveSession | null> {
  const { store, clock, rp } = services;
  const tokenHash = sessionTokenHash(cookies.session ?? '');
  const found = tokenHash && (await store.findSession(tokenHash));
  if (!found || found.session.rp !== rp.id || found.account.status !== 'active') return null;
  const now = clock();
  const { session, account } = found;
  if (isOver(session, now)) return null;
  if (now - session.lastSeen >= touchEvery) await touch(services, session, now);
  return { record: session, account };
}

/** A store that can read but not write must not sign people out. */
async function touch({ store, log }: Services, { id }: SessionRecord, lastSeen: number): Promise<void> {
  try {
    await store.touchSession({ session: id, lastSeen });
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    log.warn({ failure: error.name }, 'session not touched');
  }
}
