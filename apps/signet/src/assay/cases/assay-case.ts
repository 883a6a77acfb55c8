import type { Needs } from '../target/needs.ts';
import type { Trial } from './trial.ts';

/** A hostile input as it is shown to a Signet over HTTP. */
export interface AssayCase {
  /** Line of the known-bad catalogue; null: one of the lessons that stand below it. */
  readonly line: number | null;
  readonly id: string;
  /** The one thing that is wrong. */
  readonly mutation: string;
  /** The refusal to expect. */
  readonly code: string;
  /** Where the specification asks for it: `#sctn-registering-a-new-credential R.9`. */
  readonly anchor: string;
  readonly needs: Needs;
  /** Needs more than HTTP: a clock to set, an application around the handler. */
  readonly ownOnly?: string;
  /** A control, the hostile input, a control. */
  run(trial: Trial): Promise<void>;
}

/** A case that cannot be shown to any Signet over HTTP. */
export interface UnreachableCase {
  readonly line: number | null;
  readonly id: string;
  readonly reason: string;
}
