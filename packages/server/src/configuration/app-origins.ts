import type { Finding } from './finding.ts';

const prefix = 'android:apk-key-hash:';

/** Why this is no origin of an Android app, or null. Apps of other systems run ceremonies on an origin of the web. */
export function faultOfAppOrigin(text: string): Finding | null {
  if (text.startsWith(prefix) && isSha256(text.slice(prefix.length))) return null;
  const fingerprint = /(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/iu.exec(text)?.[0];
  const fix = fingerprint
    ? `Write ${prefix}${Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url')}.`
    : `Write ${prefix} and the SHA-256 of the app's signing certificate in base64url, 43 characters.`;
  return { code: 'app_origin_malformed', text: `The app origin ${JSON.stringify(text)} is not that of an app.`, fix };
}

/** 32 bytes in base64url without padding; the last character's unused bits are zero. */
function isSha256(text: string): boolean {
  return /^[\w-]{42}[AEIMQUYcgkosw048]$/u.test(text);
}
