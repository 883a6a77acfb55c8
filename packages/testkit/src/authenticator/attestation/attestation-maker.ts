import type { AuthenticatorCredential } from '../credential.ts';
import type { Seed } from '../seed.ts';
import type { Attestation, SignedOver } from './statement.ts';

/** What an attestation is made from. */
export interface AttestationGiven extends SignedOver {
  /** For attestation keys and the authorities above them. */
  readonly seed: Seed;
  /** 16 bytes: the model that attests. */
  readonly aaguid: Uint8Array;
  readonly credential: AuthenticatorCredential;
}

/** Makes the attestation of one kind; the same given, the same bytes. */
export type AttestationMaker = (given: AttestationGiven) => Attestation;
