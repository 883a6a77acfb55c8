import { createHash } from 'node:crypto';
import type { CallerCookies } from '../caller/caller.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import type { Random } from '../ports/platform.ts';

/** A browser may have this many ceremonies pending; beginning another one retires the oldest. */
const pendingMost = 8;
const suffixLength = 8;

/** Which of a browser's ceremony cookies belongs to the ceremony with this nonce. */
export function cookieSuffix(nonce: Uint8Array): string {
  return encodeBase64url(nonce).slice(0, suffixLength);
}

/** What the token holds of the cookie. */
export function cookieHash(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

/** What ties a ceremony to a browser: 128 random bits, led by the expiry, so that the oldest can be told. */
export function newCeremonyCookie(random: Random, expires: number): string {
  return `${expires.toString(36)}.${encodeBase64url(random(16))}`;
}

/**
 * Sets the cookie of a ceremony that begins, and retires the oldest of those pending where they are too many.
 * @param maxAge seconds
 */
export function setCeremonyCookie(
  cookies: CallerCookies,
  ceremony: { readonly nonce: Uint8Array; readonly value: string; readonly maxAge: number },
): void {
  const oldestFirst = cookies.pendingCeremonies().toSorted((a, b) => expiryOf(a.value) - expiryOf(b.value));
  for (const { suffix } of oldestFirst.slice(0, Math.max(0, oldestFirst.length - pendingMost + 1))) {
    cookies.clearCeremony(suffix);
  }
  cookies.setCeremony(cookieSuffix(ceremony.nonce), ceremony.value, ceremony.maxAge);
}

function expiryOf(value: string): number {
  const expiry = Number.parseInt(value.split('.')[0] ?? '', 36);
  return Number.isSafeInteger(expiry) ? expiry : 0;
}
