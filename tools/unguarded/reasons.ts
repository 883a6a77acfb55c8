/** A guard that no test notices, and why that is in order. */
export interface Reason {
  /** Path below packages/webauthn/src. */
  readonly file: string;
  /** Text of what is deleted, or its beginning. */
  readonly deleted: string;
  readonly why: string;
}

/** THE TABLE of survivors that are in order. One that does not survive any more is told, to be taken out. */
export const reasons: readonly Reason[] = [];
