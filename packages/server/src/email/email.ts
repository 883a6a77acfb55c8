import type { EmailAnswer } from '@signet/protocol';
import type { Caller, InSession } from '../caller/caller.ts';
import type { Services } from '../services.ts';

/** GET /v1/account/email: the verified address that messages go to. */
export async function email(_services: Services, { session }: Caller & InSession): Promise<EmailAnswer> {
  return { email: session.account.email };
}
