import { concatBytes } from '../../encoding/bytes.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import { encodeCbor } from '../../encoding/cbor.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { sha256 } from '../sha256.ts';
import type { AttestationChain } from './attestation-chain.ts';

/** An attestation statement before it is encoded, and who signs it. */
export interface Attestation {
  readonly format: string;
  readonly statement: CborInput;
  /** What the statement's `sig` is made with; null where the format has none. */
  readonly signer: SigningKey | null;
}

/** Format `none` (§8.7): an empty statement. */
export function noAttestation(): Attestation {
  return { format: 'none', statement: new Map(), signer: null };
}

/** Format `packed` (§8.2) signed by the credential's own key. */
export function packedSelfAttestation(key: SigningKey, toSign: Uint8Array): Attestation {
  const statement = new Map<CborInput, CborInput>([
    ['alg', key.alg],
    ['sig', key.sign(toSign)],
  ]);
  return { format: 'packed', statement, signer: key };
}

/** Format `packed` (§8.2) signed by an attestation key with certificates. */
export function packedCertifiedAttestation(chain: AttestationChain, toSign: Uint8Array): Attestation {
  const statement = new Map<CborInput, CborInput>([
    ['alg', chain.key.alg],
    ['sig', chain.key.sign(toSign)],
    ['x5c', chain.x5c],
  ]);
  return { format: 'packed', statement, signer: chain.key };
}

/** What attestation and assertion signatures are made over: authenticator data and the hash of the client data. */
export function signedBytes(authenticatorData: Uint8Array, clientDataJSON: Uint8Array): Uint8Array {
  return concatBytes(authenticatorData, sha256(clientDataJSON));
}

/** The members of an attestation object (§6.5.4) before it is encoded. */
export function attestationObjectOf(
  attestation: Attestation,
  authenticatorData: Uint8Array,
): ReadonlyMap<string, CborInput> {
  return new Map<string, CborInput>([
    ['fmt', attestation.format],
    ['attStmt', attestation.statement],
    ['authData', authenticatorData],
  ]);
}

/** Encodes an attestation object. */
export function encodeAttestationObject(attestation: Attestation, authenticatorData: Uint8Array): Uint8Array {
  return encodeCbor(attestationObjectOf(attestation, authenticatorData));
}
