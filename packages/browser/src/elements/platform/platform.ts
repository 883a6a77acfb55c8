import type { Platform } from '../texts/texts.ts';

/** Whose settings a person has to open. Only words depend on it, so a wrong guess costs a sentence. */
export function platformOf(userAgent: string): Platform {
  if (/iPhone|iPad|Macintosh/u.test(userAgent)) return 'apple';
  if (/Android/u.test(userAgent)) return 'android';
  if (/Windows/u.test(userAgent)) return 'windows';
  return 'other';
}

/** Windows inside other apps, which have no passkeys of their own. */
export function insideApp(userAgent: string): boolean {
  return /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|LinkedInApp|; wv\)/u.test(userAgent);
}
