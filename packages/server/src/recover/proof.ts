import type { AccountRecord } from '../ports/records.ts';
import type { RecoveryRecord } from '../ports/recovery-records.ts';

/** Something that begins a recovery of an account, or brings back to the one that is open. */
export type Proof = CodeProof | TotpProof;

interface AnyProof {
  readonly account: AccountRecord;
  /** The account's open recovery. */
  readonly open: RecoveryRecord | null;
}

export interface CodeProof extends AnyProof {
  readonly method: 'code';
  readonly hash: Uint8Array;
}

export interface TotpProof extends AnyProof {
  readonly method: 'totp';
  /** The time step of the code. */
  readonly step: number;
}
