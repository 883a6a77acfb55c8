import type { Done, TotpFinish } from '@signet/protocol';
import { eventOf } from '../audit/event.ts';
import type { Caller, InSession } from '../caller/caller.ts';
import { tellAccount } from '../notices/tell-account.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { offers } from '../recovery/offers.ts';
import type { Services } from '../services.ts';
import { stepOf } from './authenticator.ts';
import { unwrapSecret } from './secret.ts';

/**
 * POST /v1/totp/finish: the first code shows that the app has the secret; from then on its codes begin recoveries.
 * @throws SignetProblem totp_off, totp_not_found (begin comes first), totp_there, code_refused
 */
export async function finishTotp(services: Services, caller: Caller & InSession, { code }: TotpFinish): Promise<Done> {
  const { store, clock, policy } = services;
  const { account } = caller.session;
  if (!offers(policy, 'totp')) throw new SignetProblem('totp_off');
  const totp = await store.findTotp(account.id);
  if (!totp) throw new SignetProblem('totp_not_found');
  if (totp.confirmed !== null) throw new SignetProblem('totp_there');
  const secret = unwrapSecret(services, totp);
  const step = secret && stepOf(secret, code, clock());
  if (step === null) throw new SignetProblem('code_refused');
  const outcome = await store.confirmTotp({
    account: account.id,
    step,
    time: clock(),
    event: eventOf(services, caller, { type: 'totp.added', actor: account.id, subject: account.id }),
    ...tellAccount(services, account, 'totp.added'),
  });
  if (outcome === 'gone') throw new SignetProblem('totp_not_found');
  if (outcome === 'spent') throw new SignetProblem('code_refused');
  return {};
}
