import { eventOf } from '../audit/event.ts';
import type { Caller } from '../caller/caller.ts';
import { tellAccount } from '../notices/tell-account.ts';
import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';

/**
 * Two devices sign with one key, and nobody can tell which is its owner's: from now on neither signs in nor stays signed in,
 * until the owner restores or deletes the passkey. One of another relying party is that one's to suspect.
 */
export async function suspectCopy(
  services: Services,
  caller: Caller,
  { passkey, account }: { readonly passkey: PasskeyRecord; readonly account: AccountRecord },
): Promise<void> {
  if (account.rp !== services.rp.id) return;
  const data = { passkey: passkey.label, passkeyId: passkey.id, device: caller.agent, refused: true };
  await services.store.suspectPasskey({
    passkey: passkey.id,
    event: eventOf(services, caller, {
      type: 'passkey.suspected',
      actor: null,
      subject: passkey.id,
      data: { account: account.id, refused: true },
    }),
    ...tellAccount(services, account, 'passkey.suspected', data),
  });
}
