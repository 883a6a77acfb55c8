import type { Problem } from '@signet/protocol';

/** The closed set: whatever the browser, the network or the server does, a page meets one of these. */
export type SignetErrorCode =
  /** The prompt was closed, found no passkey or was aborted; browsers do not tell these apart. */
  | 'cancelled'
  /** The prompt was open for as long as the ceremony's `timeout`. */
  | 'timed-out'
  | 'unsupported'
  | 'already-registered'
  | 'unknown-passkey'
  | 'not-verified'
  | 'not-accepted'
  | 'key-unsuitable'
  | 'suspected-copy'
  | 'offline'
  | 'network'
  | 'server-error'
  | 'rate-limited'
  /** The ceremony ended before it was answered, again after one retry. */
  | 'expired'
  | 'busy'
  | 'in-frame'
  /** RP ID, origin, HTTPS or the options do not fit; `message` says what was found. */
  | 'rp-misconfigured'
  | 'suspended'
  | 'name-taken'
  | 'name-invalid'
  | 'last-way-in'
  | 'too-many-passkeys'
  | 'sign-up-closed'
  | 'invite-required'
  | 'invite-over'
  /** A recovery code or a one-time code: mistyped, used, or another account's. */
  | 'code-refused'
  | 'email-code-wrong'
  | 'email-check-invalid'
  /** There is no recovery in this browser, or it has ended. */
  | 'recovery-required'
  | 'recovery-over'
  | 'recovery-not-ready'
  | 'recovery-pending'
  | 'recovery-off'
  /** Recovery is off, so two independent passkeys must stay. */
  | 'recovery-needed'
  /** For 72 hours after a recovery this needs a passkey from before it. */
  | 'recovery-hold'
  | 'signed-out';

export interface SignetErrorDetails {
  /** Milliseconds that the prompt was open. */
  readonly elapsed?: number | undefined;
  /** What the server answered: code, step and request id for "Details for support". */
  readonly problem?: Problem | undefined;
  /** Seconds to wait, with rate-limited. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** The one error of this package. `message` is for developers; texts for people are chosen by `code`. */
export class SignetError extends Error implements SignetErrorDetails {
  readonly code: SignetErrorCode;
  declare readonly elapsed?: number | undefined;
  declare readonly problem?: Problem | undefined;
  declare readonly retryAfter?: number | undefined;

  constructor(code: SignetErrorCode, message: string, { cause, ...details }: SignetErrorDetails = {}) {
    super(message, { cause });
    this.name = 'SignetError';
    this.code = code;
    Object.assign(this, details);
  }
}
