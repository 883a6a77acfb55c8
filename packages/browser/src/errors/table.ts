import type { SignetErrorCode } from './signet-error.ts';

/**
 * THE TABLE. A row's pattern is met by a problem's code and step, or by what navigator.credentials rejected with:
 * the exception's name, the call, and for a NotAllowedError what the time tells (§5.1.3, §5.1.4). The first row counts; one
 * without a code keeps the problem's own, written with hyphens.
 */
const rows: readonly (readonly [RegExp, SignetErrorCode?])[] = [
  // Browsers say no more than this about a closed prompt, a missing passkey and the end of the time.
  [/^NotAllowed.+framed/, 'in-frame'],
  [/^NotAllowed.+late/, 'timed-out'],
  [/^(NotAllowed|Abort)/, 'cancelled'],
  [/^NotSupp/, 'unsupported'],
  // "A request is already pending"
  [/^Operation/, 'busy'],
  // Type, Range, Encoding: the options themselves.
  [/^(Security|Type|Range|Encoding)|origin|^host|^rp_id/, 'rp-misconfigured'],
  [/^(InvalidState.+create|credential_ex)/, 'already-registered'],
  // Constraint, Unknown, NotReadable …: what the authenticator could not do.
  [/Error at/, 'key-unsuitable'],
  [/^sign_count|suspect/, 'suspected-copy'],
  [/^(policy_b|attestation_p|trust|passkey_not_a)/, 'not-accepted'],
  [/^(credential_(unk|not)|user_handle_mism|passkey_)/, 'unknown-passkey'],
  [/^(user_not|assur)/, 'not-verified'],
  [/^(challenge_|ceremony_(key|cookie)|policy_ch|ticket_(ex|us))/, 'expired'],
  // ceremony_account: somebody else signed in meanwhile, in another tab; asking again would ask the wrong account.
  [/^(session_req|ceremony_acc)/, 'signed-out'],
  [/suspended/, 'suspended'],
  [/^(name_|last_w|too_|rate_|code_|email_|invite_[or]|sign_up|recov)/],
];

/** The code that a person's text is chosen by; `server-error` for what only the site can mend. */
export const codeOf = (subject: string): SignetErrorCode => {
  const row = rows.find(([pattern]) => pattern.test(subject));
  return row ? (row[1] ?? (subject.split(' ')[0]!.replace(/_/g, '-') as SignetErrorCode)) : 'server-error';
};
