import type { AuthenticatorData } from '../../authenticator-data/authenticator-data.ts';
import type { CborValue } from '../../cbor/value.ts';
import type { CosePublicKey } from '../../cose/key.ts';
import type { RefusalCode } from '../../refusals/codes.ts';

/**
 * Attestation types (§6.5.4) as far as a statement alone can tell. `uncertain` is the specification's own word for
 * certificates of which nothing outside the statement says whether they are Basic or AttCA (§8.2).
 */
export type AttestationType = 'none' | 'self' | 'uncertain';

/** What a format's verification procedure is given (§6.5.3, "verification procedure inputs"). */
export interface StatementInputs {
  /** attStmt as decoded; its shape is for the format to judge. */
  readonly statement: CborValue;
  readonly authenticatorData: AuthenticatorData;
  /** 16 bytes, from the authenticator data. */
  readonly aaguid: Uint8Array;
  /** The credential's own public key. */
  readonly credentialKey: CosePublicKey;
  /** SHA-256 of clientDataJSON as received. */
  readonly clientDataHash: Uint8Array;
}

/** What it answers: the attestation type and the attestation trust path. */
export interface VerifiedStatement {
  readonly type: AttestationType;
  /** DER certificates, leaf first; empty for none and self. */
  readonly trustPath: readonly Uint8Array[];
}

/** A row of the table of formats. */
export interface AttestationFormat {
  /** Attestation statement format identifier, matched case-sensitively (§8.1). */
  readonly id: string;
  /** Anchor of the format's section. */
  readonly anchor: string;
  /** What its verification procedure refuses with. */
  readonly codes: readonly RefusalCode[];
  /** The verification procedure (§6.5.3); throws Refusal. */
  readonly verify: (inputs: StatementInputs) => VerifiedStatement;
}
