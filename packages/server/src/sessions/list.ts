import type { SessionList, SessionPlace } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import type { PasskeyRecord, SessionRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';
import { isOver } from './is-over.ts';

/**
 * GET /v1/sessions: where the account is signed in, latest first; of very many the latest, and the one that asks. One that is
 * good for a recovery alone is signed in nowhere.
 */
export async function listSessions(services: Services, { session }: Caller & InSession): Promise<SessionList> {
  const { store, clock } = services;
  const { account, record } = session;
  const [sessions, passkeys] = await Promise.all([store.listSessions(account.id), store.listPasskeys(account.id)]);
  const now = clock();
  const others = sessions.filter((it) => it.id !== record.id && it.recovery === null && !isOver(it, now));
  const alive = [...others, record].toSorted((one, other) => other.created - one.created);
  return { sessions: alive.map((it) => placeOf(it, passkeys, it.id === record.id)) };
}

/**
 * A session as its owner sees it.
 * @param passkeys those that the account still has
 */
export function placeOf(session: SessionRecord, passkeys: readonly PasskeyRecord[], current: boolean): SessionPlace {
  const passkey = passkeys.find((it) => it.id === session.passkey);
  return {
    id: session.id,
    current,
    device: session.agent,
    created: new Date(session.created).toISOString(),
    lastSeen: new Date(session.lastSeen).toISOString(),
    expires: new Date(session.expires).toISOString(),
    passkey: passkey ? { id: passkey.id, label: passkey.label } : null,
    methods: session.methods,
    assurance: session.assurance,
  };
}
