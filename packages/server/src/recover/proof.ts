import type { AccountRecord } from '../ports/records.ts';
import type { RecoveryRecord } from '../ports/recovery-records.ts';

/** Something that begins a recovery of an account: one of its own, with its own wait, whatever others are open. */
export type Proof = CodeProof | TotpProof;

export interface CodeProof {
  readonly method: 'code';
  readonly account: AccountRecord;
  readonly hash: Uint8Array;
  /** The recovery that this very code began, and brings back to. */
  readonly began: RecoveryRecord | null;
}

export interface TotpProof {
  readonly method: 'totp';
  readonly account: AccountRecord;
  /** The time step of the code. */
  readonly step: number;
}
