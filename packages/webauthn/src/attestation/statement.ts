import type { AuthenticatorData } from '../authenticator-data/authenticator-data.ts';
import type { CborMap, CborValue } from '../cbor/value.ts';

/**
 * Attestation types (§6.5.4) as far as a statement alone can tell: `uncertain` is the specification's own word for
 * certificates of which nothing outside the statement says whether they are Basic or AttCA (§8.2).
 */
export type AttestationType = 'none' | 'self' | 'uncertain';

/** The attestation object taken apart (§6.5, Figure 6), its statement not yet judged. */
export interface AttestationObject {
  readonly format: string;
  readonly statement: CborValue;
  /** Authenticator data as received. */
  readonly authenticatorData: Uint8Array;
}

/** What a format's verification procedure is given (§6.5.3, "verification procedure inputs"). */
export interface StatementInputs {
  readonly statement: CborMap;
  readonly authenticatorData: AuthenticatorData;
  /** The credential's own key, and its algorithm. */
  readonly credentialKey: { readonly alg: number; readonly bytes: Uint8Array };
  readonly clientDataHash: Uint8Array;
}

/** What it answers: implementation-specific values for the type, and the attestation trust path. */
export interface VerifiedStatement {
  readonly type: AttestationType;
  /** DER certificates, leaf first; empty for none and self. */
  readonly trustPath: readonly Uint8Array[];
}

/** A row of the table of formats. */
export interface AttestationFormat {
  /** Attestation statement format identifier, matched case-sensitively (§8.1). */
  readonly id: string;
  readonly anchor: string;
  /** The format's verification procedure; throws Refusal. */
  readonly verify: (inputs: StatementInputs) => VerifiedStatement;
}
