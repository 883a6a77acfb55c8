import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';

/**
 * Decodes base64 (RFC 4648 §4) in its one canonical form: alphabet and padding only, no whitespace, unused bits zero.
 * @param code the refusal to answer with, `bad_shape` unless told
 * @returns bytes as `decodeBase64url` does
 * @throws Refusal `bad_shape` or `code`
 */
export function decodeBase64(text: string, code: RefusalCode = 'bad_shape'): Uint8Array {
  if (text.length % 4 !== 0 || /[-_]/u.test(text)) refuse(code, 'not canonical base64 text');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const unpadded = text.slice(0, text.length - padding);
  return decodeBase64url(unpadded.replaceAll('+', '-').replaceAll('/', '_'), code);
}

/** Encodes bytes as base64 text with padding (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encodeBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
