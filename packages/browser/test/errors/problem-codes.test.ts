import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problems } from '@signet/protocol';
import { ceremonyErrorCodes } from '@signet/webauthn';
import type { SignetErrorCode } from '@signet/browser';
import { refusal } from '../page/scripted-server.ts';
import { withPage } from '../page/with-page.ts';
import { refused } from './refused.ts';

type Person = (typeof ceremonyErrorCodes)[keyof typeof ceremonyErrorCodes]['person'];

/** What a person meets, by the advice that the ceremony's own table gives. */
const byAdvice: Record<Person, SignetErrorCode> = {
  broken: 'server-error',
  again: 'expired',
  expired: 'expired',
  'wrong-place': 'rp-misconfigured',
  'other-passkey': 'server-error',
  'not-verified': 'not-verified',
  'not-accepted': 'server-error',
  'already-registered': 'already-registered',
  'unknown-passkey': 'unknown-passkey',
  'suspected-copy': 'suspected-copy',
};
/** Codes of the server, and those of ceremonies that a page can say more about; all others are the site's own. */
const expected: Record<string, SignetErrorCode> = {
  ...Object.fromEntries(Object.entries(ceremonyErrorCodes).map(([code, { person }]) => [code, byAdvice[person]])),
  // Only these are about the kind of passkey; of the others a person can do nothing but try again.
  policy_backup: 'not-accepted',
  attestation_policy: 'not-accepted',
  trust_path: 'not-accepted',
  credential_not_allowed: 'unknown-passkey',
  credential_not_owned: 'unknown-passkey',
  user_handle_mismatch: 'unknown-passkey',
  user_not_present: 'not-verified',
  passkey_revoked: 'unknown-passkey',
  passkey_not_found: 'unknown-passkey',
  passkey_suspected: 'suspected-copy',
  passkey_not_accepted: 'not-accepted',
  assurance_too_low: 'not-verified',
  rate_limited: 'rate-limited',
  ceremony_key_unknown: 'expired',
  ceremony_cookie: 'expired',
  policy_changed: 'expired',
  ticket_expired: 'expired',
  ticket_used: 'expired',
  origin_missing: 'rp-misconfigured',
  origin_foreign: 'rp-misconfigured',
  host_unknown: 'rp-misconfigured',
  ceremony_origin: 'rp-misconfigured',
  session_required: 'signed-out',
  ceremony_account: 'signed-out',
  account_suspended: 'suspended',
  name_taken: 'name-taken',
  name_invalid: 'name-invalid',
  last_way_in: 'last-way-in',
  too_many_passkeys: 'too-many-passkeys',
  sign_up_closed: 'sign-up-closed',
  invite_required: 'invite-required',
  invite_over: 'invite-over',
  code_refused: 'code-refused',
  email_code_wrong: 'email-code-wrong',
  email_check_invalid: 'email-check-invalid',
  recovery_required: 'recovery-required',
  recovery_over: 'recovery-over',
  recovery_not_ready: 'recovery-not-ready',
  recovery_pending: 'recovery-pending',
  recovery_off: 'recovery-off',
  recovery_needed: 'recovery-needed',
  recovery_hold: 'recovery-hold',
};

describe('problem codes', () => {
  const all = new Set([...Object.keys(problems), ...Object.keys(ceremonyErrorCodes)]);
  it('names only codes that exist', () => {
    for (const code of Object.keys(expected)) assert.ok(all.has(code), code);
  });
  for (const code of all) {
    it(`${code} is ${expected[code] ?? 'server-error'}`, async (test) => {
      const { server, signet } = withPage(test);
      const step = code in ceremonyErrorCodes ? { step: 'R.9' } : {};
      server.scripts.site = refusal(code, undefined, { ...step, detail: 'found this' });
      const error = await refused(signet.site(), expected[code] ?? 'server-error');
      assert.equal(error.problem?.code, code);
      assert.equal(error.problem.step, step.step);
      assert.equal(error.problem.requestId, 'r1');
      assert.match(error.message, new RegExp(`${code} (R\\.9)? found this`));
    });
  }
});
