/**
 * THE TABLE of problem codes that are the server's own: status, title (stable, for developers).
 * Refusals of a ceremony carry the code of `@signet/webauthn` (see ceremonyStatus) and its step.
 */
export const problems = {
  // the request
  bad_body: { status: 400, title: 'The body is not what this route takes' },
  body_too_large: { status: 413, title: 'The body is larger than 64 KiB' },
  unsupported_media_type: { status: 415, title: 'The body must be application/json' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  origin_missing: { status: 403, title: 'A request that changes something must carry an Origin header' },
  origin_foreign: { status: 403, title: 'The Origin header is not a configured origin' },
  host_unknown: { status: 421, title: 'The Host header is not a configured host' },
  rate_limited: { status: 429, title: 'Too many requests from this address' },
  // the server
  storage_unavailable: { status: 503, title: 'The store cannot answer; nothing was changed' },
  shutting_down: { status: 503, title: 'The server is stopping' },
  internal: { status: 500, title: 'The server failed; the log has the request id' },
  // who
  session_required: { status: 401, title: 'This needs a session, and there is none or it has ended' },
  account_suspended: { status: 403, title: 'The account is suspended' },
  passkey_revoked: { status: 403, title: 'The passkey was revoked' },
  passkey_suspected: { status: 403, title: 'The passkey is suspected of having been copied' },
  passkey_not_accepted: { status: 403, title: 'The policy does not accept this kind of passkey any more' },
  assurance_too_low: { status: 403, title: 'The session has a lower assurance than this needs' },
  confirmation_required: { status: 403, title: 'This needs a confirmation with a passkey' },
  // the sealed ceremony
  ceremony_malformed: { status: 400, title: 'The ceremony is not a token of this server' },
  ceremony_key_unknown: { status: 400, title: 'The key that sealed the ceremony is not in the keyring' },
  ceremony_forged: { status: 400, title: 'The ceremony was not sealed by this server' },
  ceremony_relying_party: { status: 400, title: 'The ceremony belongs to another relying party' },
  ceremony_origin: { status: 403, title: 'The ceremony was begun on another origin' },
  ceremony_cookie: { status: 403, title: 'The ceremony was begun in another browser' },
  ceremony_account: { status: 403, title: 'The ceremony belongs to another account' },
  ceremony_issued_ahead: { status: 400, title: 'The ceremony was issued in the future' },
  policy_changed: { status: 409, title: 'The policy changed since the ceremony began' },
  challenge_wrong_ceremony: { status: 400, title: 'The ceremony was begun for something else' },
  challenge_expired: { status: 400, title: 'The ceremony has expired' },
  challenge_used: { status: 409, title: 'The ceremony was used already' },
  // confirmations
  confirmation_action: { status: 403, title: 'The confirmation was given for another action' },
  confirmation_parameters: { status: 403, title: 'The confirmation was given for other parameters' },
  // accounts and passkeys
  name_invalid: { status: 400, title: 'The username cannot be used' },
  name_taken: { status: 409, title: 'The username is taken' },
  invite_required: { status: 403, title: 'Accounts are made by invitation only' },
  invite_over: { status: 410, title: 'The invitation was used, was revoked or has expired, or there was none' },
  named_sign_in_off: { status: 403, title: 'The policy has no sign-in by username' },
  sign_up_closed: { status: 403, title: 'Accounts are made by enrolment ticket only' },
  passkey_not_found: { status: 404, title: 'The account has no such passkey' },
  last_way_in: { status: 409, title: 'The passkey is the only way into the account' },
  too_many_passkeys: { status: 409, title: 'The account has as many passkeys as it may have' },
  session_not_found: { status: 404, title: 'The account has no such session' },
  // recovery
  code_refused: { status: 403, title: 'The code does not open a recovery' },
  recovery_required: { status: 401, title: 'This needs a recovery, and there is none or it has ended' },
  recovery_not_ready: { status: 403, title: 'The cool-down of the recovery is not over' },
  recovery_over: { status: 409, title: 'The recovery was cancelled, completed or has expired' },
  recovery_pending: { status: 409, title: 'The account has an open recovery already' },
  recovery_off: { status: 409, title: 'The policy, or the owner of the account, has no such recovery' },
  recovery_needed: { status: 409, title: 'Without recovery two independent passkeys must stay' },
  recovery_hold: { status: 403, title: 'For 72 hours after a recovery this needs a passkey from before it' },
  totp_off: { status: 403, title: 'The policy has no one-time codes' },
  totp_there: { status: 409, title: 'The account has an authenticator app already' },
  totp_not_found: { status: 404, title: 'The account has no authenticator app' },
  // e-mail
  mail_off: { status: 403, title: 'This server sends no mail' },
  email_code_wrong: { status: 403, title: 'The code is not the one that was sent to the address' },
  email_check_invalid: { status: 400, title: 'The check of the address is not one of this server, or is over' },
  // the admin API
  admin_required: { status: 403, title: 'This needs an administrator, or a token of one' },
  owner_required: { status: 403, title: 'This needs an owner' },
  token_invalid: { status: 401, title: 'The token is not one of this server, was revoked or has expired' },
  token_scope: { status: 403, title: 'The token is not good for this' },
  account_not_found: { status: 404, title: 'There is no such account' },
  invite_not_found: { status: 404, title: 'There is no such open invite' },
  token_not_found: { status: 404, title: 'There is no such active token' },
  last_owner: { status: 409, title: 'The account is the only active owner' },
  policy_fixed: { status: 409, title: 'The policy comes from the configuration of the server' },
  policy_invalid: { status: 400, title: 'The policy cannot hold' },
  policy_outdated: { status: 409, title: 'The policy was changed meanwhile' },
  policy_locks_out: {
    status: 409,
    title: 'Somebody would have no way in any more, or an administrator none but recovery',
  },
  // enrolment tickets
  ticket_invalid: { status: 400, title: 'The enrolment ticket is not one of this server' },
  ticket_expired: { status: 400, title: 'The enrolment ticket has expired' },
  ticket_used: { status: 409, title: 'The enrolment ticket was used already' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ServerProblemCode = keyof typeof problems;

/** Statuses of ceremony codes that are not 400. */
export const ceremonyStatus: Readonly<Record<string, number>> = {
  credential_unknown: 404,
  credential_exists: 409,
  sign_count_not_increased: 403,
};
