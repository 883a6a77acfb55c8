import { makeAttestationChain } from './attestation-chain.ts';
import type { AttestationMaker } from './attestation-maker.ts';
import { noAttestation } from './none.ts';
import { packedCertifiedAttestation, packedSelfAttestation } from './packed.ts';

/** A kind of attestation that an authenticator can make. */
export type AttestationKind = 'none' | 'packed-self' | 'packed-certified';

/** THE TABLE of what an authenticator can say about itself: kind to maker. */
export const ATTESTATION_MAKERS: Readonly<Record<AttestationKind, AttestationMaker>> = {
  none: noAttestation,
  'packed-self': (given) => packedSelfAttestation(given.credential.key, given),
  'packed-certified': (given) => packedCertifiedAttestation(makeAttestationChain(given.seed, given.aaguid), given),
};
