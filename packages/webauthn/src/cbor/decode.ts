import type { CborOptions, CborValue } from './value.ts';
export function decodeCbor(bytes: Uint8Array, options: CborOptions = {}): CborValue {
  throw new Error('unwritten ' + bytes + options);
}
export function decodeCborFirst(
  bytes: Uint8Array,
  offset: number,
  options: CborOptions = {},
): { value: CborValue; end: number } {
  throw new Error('unwritten ' + bytes + offset + options);
}
