import type { AdminAccountDetail, AdminAccountQuery } from '@signet/protocol';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { adviceFor } from '../../lockout/advice.ts';
import { waysIn } from '../../lockout/ways-in.ts';
import type { AccountId } from '../../ports/records.ts';
import type { RecoveryRecord, Standing } from '../../ports/recovery-records.ts';
import { SignetProblem } from '../../problem/signet-problem.ts';
import type { Services } from '../../services.ts';
import { isOver } from '../../sessions/is-over.ts';
import { placeOf } from '../../sessions/list.ts';
import { eventAnswer } from '../events/answer.ts';
import { adminPasskeyAnswer } from '../passkeys/answer.ts';
import { accountRow } from './answer.ts';
import { findSummary } from './find.ts';

const latestEvents = 20;

/**
 * GET /admin/v1/account: everything about one account; its events are for who may read the audit log.
 * @throws SignetProblem account_not_found
 */
export async function showAccount(
  services: Services,
  { admin }: Caller & AsAdministrator,
  { account: asked }: AdminAccountQuery,
): Promise<AdminAccountDetail> {
  const { store, clock, policy, rp } = services;
  const summary = await findSummary(services, asked);
  const { id, email, userHandle } = summary.account;
  const now = clock();
  const [standing, sessions, open, events] = await Promise.all([
    standingOf(services, id),
    store.listSessions(id),
    store.openRecovery(id, now),
    admin.scopes?.includes('audit:read') === false ? [] : store.accountEvents(id, null, latestEvents),
  ]);
  const alive = sessions.filter((it) => it.recovery === null && !isOver(it, now));
  const { passkeys, recovery } = waysIn(standing, policy, rp.rpId);
  return {
    account: { ...accountRow(summary), email, userHandle: encodeBase64url(userHandle) },
    passkeys: standing.passkeys.map(adminPasskeyAnswer),
    sessions: alive.map((it) => placeOf(it, standing.passkeys, false)),
    codesLeft: standing.codesLeft,
    totp: standing.totp,
    recovery: open && openAnswer(open),
    waysIn: { passkeys, recovery },
    advice: adviceFor(standing, policy, rp.rpId),
    events: events.map(eventAnswer),
  };
}

async function standingOf({ store }: Services, id: AccountId): Promise<Standing> {
  const standing = await store.standing(id);
  if (!standing) throw new SignetProblem('account_not_found');
  return standing;
}

function openAnswer({ method, started, readyAt }: RecoveryRecord): NonNullable<AdminAccountDetail['recovery']> {
  return { method, started: new Date(started).toISOString(), readyAt: new Date(readyAt).toISOString() };
}
