import { SignetError } from './signet-error.ts';
import type { SignetErrorCode } from './signet-error.ts';

/** What was asked of the browser, and how it went. */
export interface Attempt {
  readonly kind: 'create' | 'get';
  readonly rpId: string;
  /** Milliseconds, of the options. */
  readonly timeout: number;
  /** Milliseconds that the browser took. */
  readonly elapsed: number;
  /** The page is in a frame of another origin and no policy says whether that may use passkeys. */
  readonly framed: boolean;
}

/** Nobody closes a prompt faster than this (milliseconds): the browser itself refused. */
const faster = 500;

/** THE TABLE of what navigator.credentials rejects with (§5.1.3, §5.1.4); a name that is not here is `key-unsuitable`. */
const codes: Record<string, SignetErrorCode | ((attempt: Attempt) => SignetErrorCode)> = {
  AbortError: 'cancelled',
  // Browsers say no more than this about a closed prompt, a missing passkey and the end of the time.
  NotAllowedError: ({ elapsed, timeout, framed }) =>
    framed && elapsed < faster ? 'in-frame' : elapsed >= timeout ? 'timed-out' : 'cancelled',
  InvalidStateError: ({ kind }) => (kind === 'create' ? 'already-registered' : 'key-unsuitable'),
  ConstraintError: 'key-unsuitable',
  NotSupportedError: 'unsupported',
  OperationError: 'busy',
  SecurityError: 'rp-misconfigured',
  // The options themselves: a malformed identifier, too many of them.
  TypeError: 'rp-misconfigured',
  RangeError: 'rp-misconfigured',
  EncodingError: 'rp-misconfigured',
};

export function fromException(cause: unknown, attempt: Attempt): SignetError {
  const { name, message } = cause instanceof Error ? cause : { name: '', message: '' };
  const row = codes[name] ?? 'key-unsuitable';
  const code = typeof row === 'function' ? row(attempt) : row;
  const { kind, rpId, elapsed } = attempt;
  const found = code === 'rp-misconfigured' ? ` (RP ID ${rpId}, origin ${origin})` : '';
  return new SignetError(code, `${name} at navigator.credentials.${kind}${found}: ${message}`, { elapsed, cause });
}
