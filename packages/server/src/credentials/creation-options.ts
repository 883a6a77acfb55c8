import { registrationOptions } from '@signet/webauthn';
import type { PublicKeyCredentialCreationOptionsJSON } from '@signet/webauthn';
import type { PasskeyRecord } from '../ports/records.ts';
import type { Begun } from '../sealed-ceremony/begin.ts';
import type { Services } from '../services.ts';
import { creationExtensions, verificationOfNew } from './creation-extensions.ts';

export interface NewCredentialUser {
  readonly userHandle: Uint8Array;
  readonly username: string;
  readonly displayName: string;
}

/** §5.4: what `navigator.credentials.create` is told; the ceremony's payload holds the same. */
export function creationOptions(
  { rp, policy }: Services,
  begun: Begun,
  user: NewCredentialUser,
  passkeys: readonly PasskeyRecord[],
): PublicKeyCredentialCreationOptionsJSON {
  return registrationOptions({
    rp: { id: rp.rpId, name: rp.name },
    user: { id: user.userHandle, name: user.username, displayName: user.displayName },
    challenge: begun.challenge,
    algorithms: policy.algorithms,
    excludeCredentials: passkeys
      .filter((it) => it.rpId === rp.rpId)
      .map((it) => ({ id: it.credentialId, transports: it.transports })),
    userVerification: verificationOfNew(policy),
    residentKey: policy.residentKey,
    attestation: policy.attestation,
    timeout: begun.lifetime,
    hints: [],
    extensions: creationExtensions(policy),
  });
}

/** The sealed part that belongs to these options. */
export function creationTerms({ policy }: Services, mediation: 'conditional' | 'optional') {
  return {
    userVerification: verificationOfNew(policy),
    mediation,
    algorithms: [...policy.algorithms],
    extensions: Object.keys(creationExtensions(policy)),
  };
}
