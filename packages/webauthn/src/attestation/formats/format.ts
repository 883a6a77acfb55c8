import type { AuthenticatorData } from '../../authenticator-data/authenticator-data.ts';
import type { CborValue } from '../../cbor/value.ts';
import type { CosePublicKey } from '../../cose/key.ts';
import type { RefusalCode } from '../../refusals/codes.ts';

/**
 * Attestation types (§6.5.4) as far as a statement alone can tell. `uncertain` is the specification's own word for
 * certificates of which nothing outside the statement says whether they are Basic or AttCA (§8.2).
 */
export type AttestationType = 'none' | 'self' | 'basic' | 'attca' | 'anonca' | 'uncertain' | 'compound';

/** What a relying party may demand beyond a format's verification procedure (R.24 asks it of policy). */
export interface StatementPolicy {
  /** §8.9: whether all statements of a compound one have to verify, or any. */
  readonly compound: 'all' | 'any';
  /** §8.4: which authorization list has to say what the key is for: either, or that of the trusted environment. */
  readonly androidKey: 'any-environment' | 'trusted-environment';
  /** §8.3.1: the manufacturer that the certificate names: whichever is well formed, or one of the TCG's registry. */
  readonly tpmManufacturer: 'any' | 'registered';
  /**
   * §8.3: the key that the TPM certifies: whichever it holds, or one that it generated and never lets out. A TPM also certifies
   * keys that were made by software and loaded into it; their public area says so, and the procedure does not look.
   */
  readonly tpmKey: 'any' | 'generated-in-tpm';
  /** §8.6: the AAGUID beside a U2F statement, which U2F does not know. */
  readonly fidoU2fAaguid: 'any' | 'zero';
  /** §8.5: the most that a SafetyNet response may be older or newer than `at`, milliseconds; null: it is not judged. */
  readonly safetyNetAge: number | null;
  /** §8.5: what SafetyNet has to say of the device: anything, or that it matches a profile that passed Android's tests. */
  readonly safetyNetDevice: 'any' | 'cts-profile';
}

/** No more than the specification demands. */
export const specificationPolicy: StatementPolicy = {
  compound: 'all',
  androidKey: 'any-environment',
  tpmManufacturer: 'any',
  tpmKey: 'any',
  fidoU2fAaguid: 'any',
  safetyNetAge: null,
  safetyNetDevice: 'any',
};

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
  readonly policy: StatementPolicy;
  /** When the statement is judged, milliseconds since 1970; null: the caller did not say. */
  readonly at: number | null;
  /** Verifies a statement of another format over the same credential: what a compound one consists of (§8.9). */
  readonly verifyStatement: (format: string, statement: CborValue) => VerifiedStatement;
}

/** What it answers: the attestation type and the attestation trust path. */
export interface VerifiedStatement {
  readonly type: AttestationType;
  /** DER certificates, leaf first; empty for none and self. */
  readonly trustPath: readonly Uint8Array[];
  /** Of a compound statement: those that verified, in order. */
  readonly parts?: readonly VerifiedPart[];
}

/** A statement of a compound one, verified. */
export interface VerifiedPart extends VerifiedStatement {
  /** Its attestation statement format identifier. */
  readonly format: string;
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
