/** Decodes base64 or base64url, with or without padding and white space; null where it is neither. */
export function decodeLoosely(text: string): Uint8Array | null {
  const compact = text.replaceAll(/\s/gu, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/u, '');
  if (!/^[A-Za-z0-9+/]*$/u.test(compact) || compact.length % 4 === 1) return null;
  return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
}
