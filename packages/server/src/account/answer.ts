import type { Account } from '@signet/protocol';
import { encodeBase64url } from '../encoding/base64url.ts';
import type { AccountRecord } from '../ports/records.ts';

/** An account as it travels. */
export function accountAnswer(account: AccountRecord): Account {
  return {
    id: account.id,
    username: account.username,
    displayName: account.displayName,
    userHandle: encodeBase64url(account.userHandle),
  };
}
