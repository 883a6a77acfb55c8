import type { CborInput, CborWrongForm } from './cbor-input.ts';

/** These bytes in place of an item, whatever they are. */
export function rawCbor(bytes: Uint8Array): CborWrongForm {
  return { form: 'raw', bytes };
}

/** The value behind a tag. */
export function taggedCbor(tag: number, value: CborInput): CborWrongForm {
  return { form: 'tagged', tag, value };
}

/** A string, array or map without a length, ended by a break. */
export function indefiniteCbor(value: CborInput): CborWrongForm {
  return { form: 'indefinite', value };
}

/** The value with its head's argument in `width` bytes, however short it could be. */
export function wideCbor(value: CborInput, width: 1 | 2 | 4 | 8): CborWrongForm {
  return { form: 'wide', value, width };
}

/** A map of exactly these pairs in exactly this order: duplicate keys and any order are possible. */
export function pairsCbor(pairs: readonly (readonly [CborInput, CborInput])[]): CborWrongForm {
  return { form: 'pairs', pairs };
}
