import { authenticationOptions } from '@signet/webauthn';
import type { PublicKeyCredentialRequestOptionsJSON, UserVerificationRequirement } from '@signet/webauthn';
import type { PasskeyRecord } from '../ports/records.ts';
import type { Begun } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';

/**
 * §5.5: what `navigator.credentials.get` is told.
 * @param passkeys those that may answer; none: every discoverable credential of the RP ID
 */
export function requestOptions(
  { rp }: Services,
  begun: Begun,
  userVerification: UserVerificationRequirement,
  passkeys: readonly Pick<PasskeyRecord, 'credentialId' | 'transports'>[],
): PublicKeyCredentialRequestOptionsJSON {
  return authenticationOptions({
    rpId: rp.rpId,
    challenge: begun.challenge,
    allowCredentials: passkeys.map((it) => ({ id: it.credentialId, transports: it.transports })),
    userVerification,
    timeout: begun.lifetime,
    hints: [],
    extensions: {},
  });
}
