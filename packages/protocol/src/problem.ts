import type { CeremonyErrorCode } from '@signet/webauthn';
import type { ServerProblemCode } from './codes.ts';

export type ProblemCode = ServerProblemCode | CeremonyErrorCode;

/** RFC 9457. `type` is `urn:signet:problem:<code>`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** For developers; holds no secret and no byte of the request. */
  readonly detail?: string;
  /** The ceremony step that refused, `R.9`, and its anchor in the specification. */
  readonly step?: string;
  readonly anchor?: string;
  readonly requestId: string;
  /** Seconds, with rate_limited. */
  readonly retryAfter?: number;
}
