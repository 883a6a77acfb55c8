import { parseRegistration, verifyRegistration } from '@signet/webauthn';
import type { VerifiedRegistration } from '@signet/webauthn';
import type { OpenCeremony } from '../sealed-ceremony/open.ts';
import type { Services } from '../services.ts';
import { demandedProtection } from './creation-extensions.ts';

/**
 * §7.1: the response to a creation ceremony of this server, verified. Whether the credential id is taken (R.26) is the
 * store's to say, in the unit that adds it.
 * @throws CeremonyError with the code of the step that refuses
 */
export function verifyNewCredential(
  { rp, policyInForce, clock }: Services,
  ceremony: OpenCeremony<'sign-up' | 'passkey-add' | 'recovery' | 'enrol'>,
  response: unknown,
): VerifiedRegistration {
  const { policy, trustAnchors } = policyInForce.now;
  const credProtect = demandedProtection(policy);
  return verifyRegistration(parseRegistration(response), {
    challenge: ceremony.challenge,
    rpIds: [rp.rpId],
    origins: [ceremony.origin],
    crossOrigin: policy.crossOrigin,
    userVerification: ceremony.userVerification,
    extensions: {
      requested: ceremony.extensions,
      unsolicited: policy.unsolicitedExtensions,
      ...(credProtect && { credProtect }),
    },
    mediation: ceremony.mediation,
    algorithms: ceremony.algorithms,
    attestation: {
      ...policy.attestationAccepted,
      anchors: trustAnchors,
      at: clock(),
      statements: policy.attestationStatements,
    },
    backupEligible: policy.backupEligible,
    registered: 'store-refuses-duplicates',
  });
}
