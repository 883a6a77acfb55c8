import { decodeBase64url } from '../encoding/base64url.ts';
import type { AccountId, AccountRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import type { Services } from '../services.ts';
import { checkUsername } from './username.ts';

/** The account that a sealed sign-up or enrolment describes. */
export function newAccount(
  { clock, newId, rp }: Services,
  sealed: { readonly userHandle: string; readonly username: string; readonly displayName: string },
  externalId: string | null,
): AccountRecord {
  const userHandle = decodeBase64url(sealed.userHandle);
  if (!userHandle) throw new SignetProblem('ceremony_malformed');
  return {
    id: newId() as AccountId,
    rp: rp.id,
    externalId,
    userHandle,
    ...checkUsername(sealed.username),
    displayName: sealed.displayName,
    email: null,
    role: 'member',
    status: 'active',
    recoveryOff: false,
    recoveredAt: null,
    created: clock(),
  };
}
