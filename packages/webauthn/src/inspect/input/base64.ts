/** Text that was base64 of some kind. */
export interface LooseBase64 {
  readonly bytes: Uint8Array;
  /** Whether it is base64url in its one canonical form: no padding, no white space, unused bits zero. */
  readonly canonical: boolean;
}

/** Decodes base64 or base64url, with or without padding and white space; null where it is neither. */
export function decodeLoosely(text: string): LooseBase64 | null {
  const compact = text.replaceAll(/\s/gu, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/u, '');
  if (!/^[A-Za-z0-9+/]*$/u.test(compact) || compact.length % 4 === 1) return null;
  const binary = atob(compact);
  return {
    bytes: Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    canonical: /^[\w-]*$/u.test(text) && btoa(binary).replace(/=+$/u, '') === compact,
  };
}
