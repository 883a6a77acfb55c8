import type { Problem, ProblemCode } from '@signet/protocol';
import { SignetError } from './signet-error.ts';
import type { SignetErrorCode } from './signet-error.ts';

/** THE TABLE of problem codes that a person or the site's owner can act on; every other one is `server-error`. */
const codes: Partial<Record<ProblemCode, SignetErrorCode>> = {
  credential_unknown: 'unknown-passkey',
  credential_not_allowed: 'unknown-passkey',
  credential_not_owned: 'unknown-passkey',
  user_handle_mismatch: 'unknown-passkey',
  passkey_revoked: 'unknown-passkey',
  passkey_not_found: 'unknown-passkey',
  user_not_verified: 'not-verified',
  policy_backup: 'not-accepted',
  attestation_policy: 'not-accepted',
  trust_path: 'not-accepted',
  alg_not_allowed: 'not-accepted',
  alg_unsupported: 'not-accepted',
  unknown_format: 'not-accepted',
  sign_count_not_increased: 'suspected-copy',
  credential_exists: 'already-registered',
  rate_limited: 'rate-limited',
  challenge_expired: 'expired',
  challenge_used: 'expired',
  ceremony_key_unknown: 'expired',
  ceremony_cookie: 'expired',
  policy_changed: 'expired',
  ticket_expired: 'expired',
  ticket_used: 'expired',
  origin_missing: 'rp-misconfigured',
  origin_foreign: 'rp-misconfigured',
  origin_mismatch: 'rp-misconfigured',
  host_unknown: 'rp-misconfigured',
  ceremony_origin: 'rp-misconfigured',
  rp_id_mismatch: 'rp-misconfigured',
  cross_origin: 'rp-misconfigured',
  top_origin: 'rp-misconfigured',
  session_required: 'signed-out',
  // Somebody else signed in meanwhile, in another tab: asking again would ask the wrong account.
  ceremony_account: 'signed-out',
  account_suspended: 'suspended',
  name_taken: 'name-taken',
  name_invalid: 'name-invalid',
  last_way_in: 'last-way-in',
  too_many_passkeys: 'too-many-passkeys',
};

/** A refusal by the server. @param retryAfter seconds */
export function fromProblem(problem: Problem, retryAfter: number | undefined): SignetError {
  const { code, step, detail, title } = problem;
  const message = `${code}${step ? ` at ${step}` : ''}: ${detail ?? title}`;
  return new SignetError(codes[code] ?? 'server-error', message, { problem, ...(retryAfter && { retryAfter }) });
}
