import type { Name, NameAttribute } from '../certificate.ts';

/** Text beyond it is compared as bytes: folding some text takes time that grows with the square of its length. */
const longestFolded = 1024;

/**
 * What two names have in common if and only if RFC 5280 §7.1 calls them equal: attributes in order, those of one set in any
 * order; their texts without regard to case, to the type of string, or to how wide a space is. A name with values that are
 * no text, or longer than any, equals only itself, byte for byte.
 */
export function nameKey({ bytes, rdns }: Name): string {
  const isOpaque = ({ stringType, text }: NameAttribute): boolean =>
    stringType === 'other' || text.length > longestFolded;
  if (rdns.some((rdn) => rdn.some(isOpaque))) return `der ${bytes.join()}`;
  return JSON.stringify(rdns.map((rdn) => rdn.map(attributeKey).toSorted()));
}

function attributeKey({ type, text }: NameAttribute): string {
  const folded = text.toLowerCase().normalize('NFKC');
  return `${type}=${folded.replaceAll(/\s+/gu, ' ').trim()}`;
}
