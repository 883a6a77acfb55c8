import { decodeCbor } from '../cbor/decode.ts';
import type { CborValue } from '../cbor/value.ts';
import { refuse } from '../refusals/refusal.ts';

/** An attestation object taken apart (§6.5), its statement not yet judged. */
export interface AttestationObject {
  /** fmt, as received. */
  readonly format: string;
  /** attStmt: a map or, in some formats, an array. */
  readonly statement: CborValue;
  /** authData, as received. */
  readonly authenticatorData: Uint8Array;
}

/**
 * Takes an attestation object apart (§6.5). Members beyond the three are passed over.
 * @throws Refusal cbor_truncated, cbor_trailing, cbor_duplicate, cbor_form, cbor_depth, bad_attestation_object
 */
export function parseAttestationObject(bytes: Uint8Array): AttestationObject {
  const object = decodeCbor(bytes);
  if (!(object instanceof Map)) refuse('bad_attestation_object', 'the attestation object is not a map');
  const format = object.get('fmt');
  const statement = object.get('attStmt');
  const authenticatorData = object.get('authData');
  if (typeof format !== 'string') refuse('bad_attestation_object', 'fmt is not a text string');
  if (!(statement instanceof Map) && !Array.isArray(statement)) {
    refuse('bad_attestation_object', 'attStmt is neither a map nor an array');
  }
  if (!(authenticatorData instanceof Uint8Array)) refuse('bad_attestation_object', 'authData is not a byte string');
  return { format, statement, authenticatorData };
}
