import type { VerifiedAuthentication } from '@signet/webauthn';
import { eventOf } from '../audit/event.ts';
import type { Caller } from '../caller/caller.ts';
import { useOf } from '../credentials/verify-assertion.ts';
import { tellAccount } from '../notices/tell-account.ts';
import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import type { Services } from '../services.ts';
import { changesOf } from './changes-of.ts';
import type { Change } from './changes-of.ts';

/** A counter that a provider does not keep falls behind again and again: it is told once in this time, milliseconds. */
const toldOnceIn = 7 * 86_400_000;
/** How far back in the feed that is looked for. */
const looked = 30;

interface Found {
  readonly passkey: PasskeyRecord;
  readonly account: AccountRecord;
}

/**
 * Records and tells what changed about a passkey, in a unit of its own with the use that showed it: whatever becomes of the
 * action, its owner hears of it. (A passkey or account that ended meanwhile is the next unit's to refuse.)
 */
export async function tellChanges(
  services: Services,
  caller: Caller,
  ceremony: OpenCeremony<'sign-in' | 'confirm'>,
  found: Found,
  verified: VerifiedAuthentication,
): Promise<void> {
  const { passkey, account } = found;
  for (const change of changesOf(passkey, ceremony, verified)) {
    if (await wasTold(services, found, change)) continue;
    const { kind, data } = change;
    const told = { passkey: passkey.label, passkeyId: passkey.id, device: caller.agent, ...data };
    await services.store.recordUse({
      use: useOf(services, passkey, verified),
      event: eventOf(services, caller, { type: kind, actor: account.id, subject: passkey.id, data }),
      ...tellAccount(services, account, kind, told),
    });
  }
}

async function wasTold({ store, clock }: Services, { passkey, account }: Found, { kind }: Change): Promise<boolean> {
  if (kind !== 'passkey.suspected') return false;
  const since = clock() - toldOnceIn;
  const latest = await store.listNotices(account.id, null, looked);
  return latest.some((it) => it.kind === kind && it.time > since && it.data['passkeyId'] === passkey.id);
}
