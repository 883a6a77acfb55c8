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

/**
 * Ties a ceremony to this browser: a fresh cookie of 128 random bits, led by its expiry, so that the oldest can be told.
 * @param maxAge seconds
 * @returns the value
 */
export function setCeremonyCookie(
  cookies: CallerCookies,
  random: Random,
  ceremony: { readonly nonce: Uint8Array; readonly expires: number; readonly maxAge: number },
): string {
  const oldestFirst = cookies.pendingCeremonies().toSorted((a, b) => expiryOf(a.value) - expiryOf(b.value));
  for (const { suffix } of oldestFirst.slice(0, Math.max(0, oldestFirst.length - pendingMost + 1))) {
    cookies.clearCeremony(suffix);
  }
  const value = `${ceremony.expires.toString(36)}.${encodeBase64url(random(16))}`;
  cookies.setCeremony(cookieSuffix(ceremony.nonce), value, ceremony.maxAge);
  return value;
}

function expiryOf(value: string): number {
  const expiry = Number.parseInt(value.split('.')[0] ?? '', 36);
  return Number.isSafeInteger(expiry) ? expiry : 0;
}
