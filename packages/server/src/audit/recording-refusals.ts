import type { Caller } from '../caller/caller.ts';
import type { AccountId } from '../ports/records.ts';
import { problemOf } from '../problem/problem-of.ts';
import type { Services } from '../services.ts';
import { eventOf } from './event.ts';
import type { EventType } from './event.ts';

/** Whom an attempt turned out to be about; the use case fills it in as it learns it. */
export interface Attempt {
  actor: AccountId | null;
  subject: string | null;
}

/**
 * Runs what follows a spent ceremony; a refusal of it goes to the audit log and is thrown on. (Before a ceremony is spent
 * nothing is written, so that strangers cannot fill the log for free.)
 */
export async function recordingRefusals<Result>(
  services: Services,
  caller: Caller,
  type: EventType,
  attempt: Attempt,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const { code, status } = problemOf(error);
    if (status < 500) await services.store.appendEvent(eventOf(services, caller, { type, ...attempt, code }));
    throw error;
  }
}
