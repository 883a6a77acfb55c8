import type { RefusalCode } from '../refusals/codes.ts';
export function decodeBase64url(text: string, code: RefusalCode = 'bad_shape'): Uint8Array {
  throw new Error('unwritten ' + text + code);
}
export function encodeBase64url(bytes: Uint8Array): string {
  throw new Error('unwritten ' + bytes);
}
