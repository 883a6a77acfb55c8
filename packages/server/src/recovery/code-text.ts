import type { Random } from '../ports/platform.ts';

/** Crockford's base32: 32 characters, none of which is read as another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** A fresh recovery code, 100 random bits: `XXXXX-XXXXX-XXXXX-XXXXX`. */
export function newCodeText(random: Random): string {
  const characters = Array.from(random(length), (byte) => alphabet[byte % alphabet.length]).join('');
  return characters.replaceAll(/.{5}(?=.)/gu, '$&-');
}

/**
 * The 20 characters of a code as a person typed it: any case, spaces and dashes anywhere, O for 0, I and L for 1. Null: it
 * is no code.
 */
export function readCodeText(text: string): string | null {
  const characters = text
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
  return characters.length === length && [...characters].every((it) => alphabet.includes(it)) ? characters : null;
}
