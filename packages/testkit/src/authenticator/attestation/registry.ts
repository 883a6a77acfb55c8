import { androidKeyAttestation } from './android-key/android-key-attestation.ts';
import { makeAttestationChain } from './attestation-chain.ts';
import { appleAttestation } from './apple.ts';
import { safetyNetAttestation } from './android-safetynet.ts';
import type { AttestationGiven, AttestationMaker } from './attestation-maker.ts';
import { compoundAttestation } from './compound.ts';
import { fidoU2fAttestation } from './fido-u2f.ts';
import { noAttestation } from './none.ts';
import { packedCertifiedAttestation, packedSelfAttestation } from './packed.ts';
import type { Attestation } from './statement.ts';
import { tpmAttestation } from './tpm/tpm-attestation.ts';

/** A kind of attestation that an authenticator can make. */
export type AttestationKind =
  | 'none'
  | 'packed-self'
  | 'packed-certified'
  | 'tpm'
  | 'android-key'
  | 'android-safetynet'
  | 'fido-u2f'
  | 'apple'
  | 'compound';

/** THE TABLE of what an authenticator can say about itself: kind to maker. */
export const ATTESTATION_MAKERS: Readonly<Record<AttestationKind, AttestationMaker>> = {
  none: noAttestation,
  'packed-self': packedSelf,
  'packed-certified': packedCertified,
  tpm: (given) => tpmAttestation(given),
  'android-key': (given) => androidKeyAttestation(given),
  'android-safetynet': (given) => safetyNetAttestation(given),
  'fido-u2f': (given) => fidoU2fAttestation(given),
  apple: (given) => appleAttestation(given),
  compound: (given) => compoundAttestation(given, [packedCertified, packedSelf]),
};

function packedSelf(given: AttestationGiven): Attestation {
  return packedSelfAttestation(given.credential.key, given);
}

function packedCertified(given: AttestationGiven): Attestation {
  return packedCertifiedAttestation(makeAttestationChain(given.seed, given.aaguid), given);
}
