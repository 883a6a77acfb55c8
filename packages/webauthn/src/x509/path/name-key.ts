import type { Name, NameAttribute } from '../certificate.ts';

/**
 * What two names have in common if and only if RFC 5280 §7.1 calls them equal: attributes in order, those of one set in any
 * order; their texts without regard to case, to the type of string, or to how wide a space is. A name with values that are
 * no text equals only itself, byte for byte.
 */
export function nameKey({ bytes, rdns }: Name): string {
  if (rdns.some((rdn) => rdn.some(({ stringType }) => stringType === 'other'))) return `der ${bytes.join()}`;
  return JSON.stringify(rdns.map((rdn) => rdn.map(attributeKey).toSorted()));
}

function attributeKey({ type, text }: NameAttribute): string {
  const folded = text.toLowerCase().normalize('NFKC');
  return `${type}=${folded.replaceAll(/\s+/gu, ' ').trim()}`;
}
