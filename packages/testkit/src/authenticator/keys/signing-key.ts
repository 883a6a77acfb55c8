import type { KeyObject } from 'node:crypto';
import type { CoseKeyMap } from '../../encoding/cose-key.ts';

/** A key pair that signs as one COSE algorithm: of a credential, or of an attestation certificate. */
export interface SigningKey {
  /** COSE algorithm identifier. */
  readonly alg: number;
  readonly cose: CoseKeyMap;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The signature over these bytes, in the form that WebAuthn §6.5.5 gives for the algorithm. Deterministic. */
  sign(data: Uint8Array): Uint8Array;
}
