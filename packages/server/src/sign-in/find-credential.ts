import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';

/**
 * A.6 of a nameless sign-in: the passkey of whatever account has it, made for this RP ID or a former one.
 * @throws SignetProblem credential_unknown, after which the client tells the authenticator to forget it
 */
export async function findCredential(
  { store, rp }: Services,
  credentialId: Uint8Array,
): Promise<{ passkey: PasskeyRecord; account: AccountRecord }> {
  for (const rpId of [rp.rpId, ...rp.formerRpIds]) {
    const found = await store.findCredential(rpId, credentialId);
    if (found) return found;
  }
  throw new SignetProblem('credential_unknown', { step: 'A.6', anchor: '#sctn-verifying-assertion' });
}
