import type { ExpectedAuthentication } from '@signet/webauthn';
import type { AccountRecord, PasskeyRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import type { Services } from '../services.ts';
import { findCredential } from './find-credential.ts';
import { findNamed } from './named/find-named.ts';

/** The passkey that answers a sign-in, its account, and how the person was identified (§7.2 steps 5 and 6). */
export interface SigningIn {
  readonly passkey: PasskeyRecord;
  readonly account: AccountRecord;
  readonly named: Pick<ExpectedAuthentication, 'user' | 'allowCredentials'>;
}

/**
 * @throws SignetProblem credential_unknown of a nameless sign-in; credential_not_allowed where somebody was named and was not
 *   asked for this passkey, real or not
 */
export async function credentialOf(
  services: Services,
  ceremony: OpenCeremony<'sign-in'>,
  credentialId: Uint8Array,
): Promise<SigningIn> {
  if (ceremony.named === null) {
    const found = await findCredential(services, credentialId);
    return { ...found, named: { user: { identified: 'by-user-handle' }, allowCredentials: 'discoverable' } };
  }
  const { account, passkeys } = await findNamed(services, ceremony.named);
  const passkey = passkeys.find((it) => Buffer.compare(it.credentialId, credentialId) === 0);
  if (!passkey) {
    throw new SignetProblem('credential_not_allowed', { step: 'A.5', anchor: '#sctn-verifying-assertion' });
  }
  const allowCredentials = passkeys.map((it) => it.credentialId);
  return {
    passkey,
    account,
    named: { user: { identified: 'before', userHandle: account.userHandle }, allowCredentials },
  };
}
