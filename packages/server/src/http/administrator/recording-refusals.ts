import { eventOf } from '../../audit/event.ts';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import { problemOf } from '../../problem/problem-of.ts';
import type { Services } from '../../services.ts';

/** What a request of the admin API asked for. */
export interface AdminRequest {
  readonly route: string;
  readonly input: unknown;
}

/** Runs what an administrator asked for; a refusal goes to the audit log and is thrown on. */
export async function recordingAdminRefusals<Result>(
  services: Services,
  caller: Caller & AsAdministrator,
  { route, input }: AdminRequest,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const { code, status } = problemOf(error);
    const { account: actor, data } = caller.admin;
    const facts = { type: 'admin.refused', actor, subject: accountIn(input), code, data: { ...data, route } } as const;
    // What is not there was not refused.
    if (status < 500 && status !== 404) await services.store.appendEvent(eventOf(services, caller, facts));
    throw error;
  }
}

/** The account that it was about. */
function accountIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('account' in input)) return null;
  return typeof input.account === 'string' ? input.account : null;
}
