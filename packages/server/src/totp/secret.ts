import { unwrapKey, wrapKey } from '../keyring/wrap.ts';
import type { AccountId } from '../ports/records.ts';
import type { TotpRecord } from '../ports/recovery-records.ts';
import type { Services } from '../services.ts';

/** As it lies in the store: encrypted under a key of the keyring, and good for this account alone. */
export function wrapSecret({ keyring, random }: Services, account: AccountId, secret: Uint8Array): Uint8Array {
  return wrapKey(keyring.current('totp').secret, nameOf(account), secret, random);
}

/** Null: it is not as this server wrote it for that account. */
export function unwrapSecret({ keyring }: Services, { account, secret }: TotpRecord): Uint8Array | null {
  return unwrapKey(keyring.current('totp').secret, nameOf(account), secret);
}

function nameOf(account: AccountId): { id: string; purpose: string } {
  return { id: account, purpose: 'totp' };
}
