import type { VerifiedRegistration } from '@signet/webauthn';
import type { Caller, OnOrigin } from '../caller/caller.ts';
import type { AccountId, PasskeyId, PasskeyRecord } from '../ports/records.ts';
import type { Services } from '../services.ts';
import { passkeyKind } from './kind.ts';
import { providerName } from './provider.ts';

const longestLabel = 64;

/** §4 credential record of a verified registration. */
export function passkeyRecord(
  { clock, newId, rp }: Services,
  caller: Caller & OnOrigin,
  account: AccountId,
  verified: VerifiedRegistration,
): PasskeyRecord {
  const now = clock();
  const provider = providerName(verified.aaguid);
  const { transports, backupEligible, authenticatorAttachment: attachment } = verified;
  const kind = passkeyKind({ transports, backupEligible, attachment });
  return {
    id: newId() as PasskeyId,
    account,
    rp: rp.id,
    credentialId: verified.credentialId,
    rpId: verified.rpId,
    publicKey: verified.publicKey,
    alg: verified.alg,
    signCount: verified.signCount,
    signCountRecorded: now,
    transports,
    attachment,
    discoverable: verified.discoverable,
    uvInitialized: verified.userVerified,
    backupEligible,
    backupState: verified.backupState,
    aaguid: verified.aaguid,
    attestationFormat: verified.attestation.format,
    attestationType: verified.attestation.type,
    attestationObject: verified.attestationObject,
    attestationTrusted: verified.attestation.trusted,
    providerName: provider,
    label: provider?.slice(0, longestLabel) ?? (kind === 'security-key' ? 'Security key' : 'Passkey'),
    created: now,
    createdOrigin: verified.origin,
    createdAgent: caller.agent,
    lastUsed: null,
    status: 'active',
  };
}
