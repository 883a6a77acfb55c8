import { actions } from '@signet/protocol';
import type { Confirmed, TotpBegun } from '@signet/protocol';
import { encode } from 'uqr';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession, OnOrigin } from '../caller/caller.ts';
import { acceptConfirmation } from '../confirm/accept.ts';
import type { Confirmation } from '../confirm/accept.ts';
import type { AccountRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { confirmingPasskeyGone } from '../confirm/passkey-gone.ts';
import { offers } from '../recovery/offers.ts';
import { requireOlder } from '../recovery/require-older.ts';
import type { Services } from '../services.ts';
import { secretLength, totpOf } from './authenticator.ts';
import { wrapSecret } from './secret.ts';

/**
 * POST /v1/totp/begin, confirmed: a secret for an authenticator app, which opens nothing before finish has seen a code of it.
 * @throws SignetProblem totp_off (by the policy), recovery_off (by the owner), totp_there, recovery_hold, those of
 *   acceptConfirmation; CeremonyError
 */
export async function beginTotp(
  services: Services,
  caller: Caller & OnOrigin & InSession,
  { confirmation }: Confirmed,
): Promise<TotpBegun> {
  const { account } = caller.session;
  const confirmed = { action: actions.addTotp, parameters: {} };
  const accepted = await acceptConfirmation(services, caller, confirmed, confirmation);
  if (!offers(services.policy, 'totp')) throw new SignetProblem('totp_off');
  if (account.recoveryOff) throw new SignetProblem('recovery_off');
  await requireOlder(services, account, accepted);
  const secret = services.random(secretLength);
  await putSecret(services, caller, accepted, secret);
  return totpBegun(services, account, secret);
}

async function putSecret(
  services: Services,
  caller: Caller & InSession,
  { use, data }: Confirmation,
  secret: Uint8Array,
): Promise<void> {
  const { store, rp, clock } = services;
  const { id } = caller.session.account;
  const outcome = await store.putTotp({
    totp: {
      account: id,
      rp: rp.id,
      secret: wrapSecret(services, id, secret),
      created: clock(),
      confirmed: null,
      lastStep: 0,
    },
    use,
    event: eventOf(services, caller, {
      type: 'confirmation.finished',
      actor: id,
      subject: id,
      data: { ...data, action: actions.addTotp },
    }),
  });
  if (outcome === 'there') throw new SignetProblem('totp_there');
  if (outcome !== 'put') throw confirmingPasskeyGone(outcome);
}

function totpBegun({ rp }: Services, { username }: AccountRecord, secret: Uint8Array): TotpBegun {
  const totp = totpOf(secret, { issuer: rp.name, label: username });
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, qr: encode(uri, { ecc: 'M', border: 0 }).data };
}
