import * as v from 'valibot';
import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import type { AccountId, AccountRecord } from '../ports/records.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { nonceLength, openBox, sealBox } from '../sealed-ceremony/sealed-box.ts';
import { clockSkew, sealedInTime } from '../sealed-ceremony/sealed-in-time.ts';
import type { Services } from '../services.ts';

/** Seconds. */
export const checkLifetime = 900;

/** Which address of which account waits for which code: sealed, so that the server need not remember it. */
const EmailCheck = v.strictObject({
  account: v.string(),
  email: v.string(),
  /** The address that it is to replace: the check is good for nothing where another one took its place meanwhile. */
  replaces: v.nullable(v.string()),
  /** Eight digits. */
  code: v.string(),
  issued: v.number(),
  expires: v.number(),
});
export type OpenCheck = v.InferOutput<typeof EmailCheck> & { readonly nonce: Uint8Array };

/** A sealed, single-use check of an address for the account as it is. */
export function sealCheck(
  services: Services,
  { id: account, email: replaces }: Pick<AccountRecord, 'id' | 'email'>,
  email: string,
  code: string,
): string {
  const { clock, keyring, random } = services;
  const issued = clock();
  const expires = issued + checkLifetime * 1000;
  const content: v.InferOutput<typeof EmailCheck> = { account, email, replaces, code, issued, expires };
  return encodeBase64url(sealBox(keyring.current('email-check'), 'email-check', random(nonceLength), content));
}

/**
 * The check, where it is one of this server and account and is not over; not yet spent.
 * @throws SignetProblem email_check_invalid; StorageUnavailable
 */
export async function openCheck({ keyring, clock }: Services, account: AccountId, text: string): Promise<OpenCheck> {
  const token = decodeBase64url(text);
  const opened = token && (await openBox(keyring, 'email-check', token));
  if (opened?.outcome !== 'opened' || !v.is(EmailCheck, opened.content)) throw new SignetProblem('email_check_invalid');
  const { key, nonce, content } = opened;
  const { issued, expires } = content;
  const now = clock();
  if (content.account !== account) throw new SignetProblem('email_check_invalid');
  if (!sealedInTime(key, issued, now, checkLifetime)) throw new SignetProblem('email_check_invalid');
  if (issued > now + clockSkew || expires - issued > checkLifetime * 1000 || expires <= now) {
    throw new SignetProblem('email_check_invalid');
  }
  return { ...content, nonce };
}
