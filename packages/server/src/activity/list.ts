import type { Activity, ActivityList, Page } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import type { AccountId, EventRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';

const pageLength = 50;

/** GET /v1/activity: the audit log as far as it is about the account, latest first. */
export async function listActivity(
  { store }: Services,
  { session: { account } }: Caller & InSession,
  { before }: Page,
): Promise<ActivityList> {
  const found = await store.accountEvents(account.id, before ?? null, pageLength + 1);
  const events = found.slice(0, pageLength).map((it) => activityOf(it, account.id));
  return { events, next: found.length > pageLength ? (events.at(-1)?.id ?? null) : null };
}

/** Where an administrator acted, their device is theirs to know. */
function activityOf({ id, type, time, outcome, code, actor, agent }: EventRecord, account: AccountId): Activity {
  const others = actor !== null && actor !== account;
  return {
    id,
    type,
    time: new Date(time).toISOString(),
    outcome,
    code,
    device: others ? null : agent,
    own: actor === account,
  };
}
