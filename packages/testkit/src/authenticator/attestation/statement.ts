import { concatBytes } from '../../encoding/bytes.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import { encodeCbor } from '../../encoding/cbor.ts';
import { sha256 } from '../sha256.ts';

/** The two byte strings that every statement speaks for. */
export interface SignedOver {
  readonly authenticatorData: Uint8Array;
  readonly clientDataJSON: Uint8Array;
}

/** An attestation statement before it is encoded, and how it is signed anew. */
export interface Attestation {
  readonly format: string;
  readonly statement: CborInput;
  /**
   * Signs a statement, which a forge may have changed, over these bytes: gives it with the members that follow from them made
   * anew and all others as they are. A format without signature gives it back.
   */
  readonly resign: (statement: CborInput, over: SignedOver) => CborInput;
}

/** The statement with these members set; what is no map any more has none. */
export function withMembers(statement: CborInput, members: Readonly<Record<string, CborInput>>): CborInput {
  return statement instanceof Map ? new Map([...statement, ...Object.entries(members)]) : statement;
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
