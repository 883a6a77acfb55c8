import { checkUsername } from '../account/username.ts';
import type { Attempt } from '../audit/recording-refusals.ts';
import type { Caller } from '../caller/caller.ts';
import { addressKey } from '../limits/address-key.ts';
import type { AccountId, AccountRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { offers } from '../recovery/offers.ts';
import type { Services } from '../services.ts';
import { secretLength, stepOf } from '../totp/authenticator.ts';
import { unwrapSecret } from '../totp/secret.ts';
import type { TotpProof } from './proof.ts';
import { refused } from './refused.ts';

/** As it came. */
export interface NamedCode {
  readonly username: string;
  readonly totp: string;
}

/**
 * A one-time code of an authenticator app, with the name of its account. Limits and looking up are the same for a name that
 * nobody has. Whether the app is confirmed, the step unspent and the account active, the unit decides.
 * @throws SignetProblem code_refused, rate_limited
 */
export async function proveByTotp(
  services: Services,
  caller: Caller,
  attempt: Attempt,
  { username, totp }: NamedCode,
): Promise<TotpProof> {
  const { store, rp, policy, clock } = services;
  const name = foldedName(username);
  if (name === null || !offers(policy, 'totp')) throw refused();
  await countGuess(services, caller, name);
  const account = (await store.findNamed(rp.id, name, rp.rpId))?.account ?? null;
  attempt.subject = account?.id ?? null;
  const secret = await secretOf(services, account);
  const step = stepOf(secret ?? services.random(secretLength), totp, clock());
  if (!account || !secret || step === null) throw refused();
  return { account, method: 'totp', step };
}

function foldedName(username: string): string | null {
  try {
    return checkUsername(username).usernameFolded;
  } catch {
    return null;
  }
}

/**
 * Six digits can be guessed: few tries for a name and an address, and not many for a name from anywhere. Who uses them up for
 * somebody else takes this one way back from them until the window is over, and neither codes nor passkeys.
 */
async function countGuess({ limits }: Services, { address }: Caller, name: string): Promise<void> {
  const near = await limits.totpGuesses.take(JSON.stringify([name, addressKey(address ?? '')]));
  const taken = near.ok ? await limits.totpBudget.take(name) : near;
  if (!taken.ok) throw new SignetProblem('rate_limited', { retryAfter: taken.retryAfter });
}

async function secretOf(services: Services, account: AccountRecord | null): Promise<Uint8Array | null> {
  const totp = await services.store.findTotp(account?.id ?? (services.newId() as AccountId));
  return totp && unwrapSecret(services, totp);
}
