import type { PasskeyGone } from '../ports/store.ts';
import { SignetProblem } from '../problem/signet-problem.ts';

const codes = {
  // It, or its account, is deleted: by now no account has it.
  passkey_gone: 'credential_unknown',
  passkey_revoked: 'passkey_revoked',
  passkey_suspected: 'passkey_suspected',
  account_suspended: 'account_suspended',
} as const satisfies Record<PasskeyGone, string>;

/** Why the store would no longer record a verified sign-in, as a problem. */
export function passkeyGone(outcome: PasskeyGone): SignetProblem {
  return new SignetProblem(codes[outcome]);
}
