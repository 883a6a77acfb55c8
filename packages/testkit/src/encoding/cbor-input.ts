/**
 * What the encoder writes. Maps are written in CTAP2 canonical key order whatever their own order is;
 * a {@link CborWrongForm} anywhere inside is written as it says.
 */
export type CborInput =
  | number
  | bigint
  | string
  | boolean
  | null
  | Uint8Array
  | readonly CborInput[]
  | ReadonlyMap<CborInput, CborInput>
  | CborWrongForm;

/** Values that the encoder writes in a form which a strict decoder refuses (RFC 8949 §4.1, CTAP 2.2 §8). */
export type CborWrongForm =
  | { readonly form: 'raw'; readonly bytes: Uint8Array }
  | { readonly form: 'tagged'; readonly tag: number; readonly value: CborInput }
  | { readonly form: 'indefinite'; readonly value: CborInput }
  | { readonly form: 'wide'; readonly value: CborInput; readonly width: 1 | 2 | 4 | 8 }
  | { readonly form: 'pairs'; readonly pairs: readonly (readonly [CborInput, CborInput])[] };
