import type { Done } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession } from '../caller/caller.ts';
import type { Services } from '../services.ts';

/** POST /v1/recovery/codes/stored: the owner has put the codes away. Saying so twice is no fault. */
export async function recoveryCodesStored(services: Services, caller: Caller & InSession): Promise<Done> {
  const { account } = caller.session;
  const event = eventOf(services, caller, {
    type: 'recovery-codes.stored',
    actor: account.id,
    subject: account.id,
  });
  await services.store.storedCodes({ account: account.id, time: services.clock(), event });
  return {};
}
