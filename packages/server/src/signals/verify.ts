import { CeremonyError } from '@signet/webauthn';
import type { VerifiedAuthentication } from '@signet/webauthn';
import type { Caller } from '../caller/caller.ts';
import { verifyAssertion } from '../credentials/verify-assertion.ts';
import type { Services } from '../services.ts';
import { suspectCopy } from './suspect-copy.ts';
import { tellChanges } from './tell-changes.ts';

type Verify = typeof verifyAssertion;

/**
 * verifyAssertion, and what a good signature tells beside who was there: a counter that did not rise makes a suspect of the
 * passkey, a change of its backup is told. An assertion without any of this asks nothing more of the store.
 * @throws CeremonyError; SignetProblem credential_not_owned
 */
export async function verifyWithSignals(
  services: Services,
  caller: Caller,
  ceremony: Parameters<Verify>[1],
  parsed: Parameters<Verify>[2],
  found: Parameters<Verify>[3],
  named: Parameters<Verify>[4],
): Promise<VerifiedAuthentication> {
  const verified = await suspecting(services, caller, found, () =>
    verifyAssertion(services, ceremony, parsed, found, named),
  );
  await tellChanges(services, caller, ceremony, found, verified);
  return verified;
}

async function suspecting(
  services: Services,
  caller: Caller,
  found: Parameters<Verify>[3],
  verify: () => VerifiedAuthentication,
): Promise<VerifiedAuthentication> {
  try {
    return verify();
  } catch (error) {
    if (error instanceof CeremonyError && error.code === 'sign_count_not_increased') {
      await suspectCopy(services, caller, found);
    }
    throw error;
  }
}
