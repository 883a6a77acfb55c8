import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Value of a character code below 128, 255 outside the alphabet. */
const values: Uint8Array = new Uint8Array(128).fill(255);
for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value;

/**
 * An engine keeps arrays of up to 64 bytes in its own heap; one beyond that costs as much as its decoding and more for the
 * collector. So those of middle size share a slab, each part given out once. What is kept for long is to be copied.
 */
let slab: Uint8Array = new Uint8Array(0);
let used = 0;
const slabLength = 4096;

function allocate(length: number): Uint8Array {
  if (length <= 64 || length > slabLength / 4) return new Uint8Array(length);
  if (used + length > slab.length) {
    slab = new Uint8Array(slabLength);
    used = 0;
  }
  const bytes = slab.subarray(used, used + length);
  used += length;
  return bytes;
}

/** The value of one character; anything outside the alphabet has a bit above the six (undefined becomes 0xff). */
function valueAt(text: string, index: number): number {
  return values[text.charCodeAt(index)] ?? 255;
}

/**
 * Decodes base64url (RFC 4648 §5) in its one canonical form: alphabet only, no padding, no whitespace, unused bits zero.
 * @param code the refusal to answer with, `bad_shape` unless told
 * @returns bytes whose memory may be shared with other results, never the same bytes of it; a copy is for keeping
 * @throws Refusal `bad_shape` or `code`
 */
export function decodeBase64url(text: string, code: RefusalCode = 'bad_shape'): Uint8Array {
  const rest = text.length % 4;
  const bytes = allocate(Math.floor((text.length * 3) / 4));
  const whole = text.length - rest;
  // Every value is or-ed in, so one look at the end sees any character outside the alphabet.
  let seen = 0;
  let out = 0;
  for (let at = 0; at < whole; at += 4) {
    const a = valueAt(text, at);
    const b = valueAt(text, at + 1);
    const c = valueAt(text, at + 2);
    const d = valueAt(text, at + 3);
    seen |= a | b | c | d;
    bytes[out++] = (a << 2) | (b >> 4);
    bytes[out++] = (b << 4) | (c >> 2);
    bytes[out++] = (c << 6) | d;
  }
  if (rest !== 0) seen |= decodeTail(text, whole, bytes, out);
  if (seen > 63) refuse(code, 'not canonical base64url text');
  return bytes;
}

/** The last two or three characters; answers above 63 where one is outside the alphabet, unused bits are set, or there is only one. */
function decodeTail(text: string, at: number, bytes: Uint8Array, out: number): number {
  const a = valueAt(text, at);
  const b = valueAt(text, at + 1);
  bytes[out] = (a << 2) | (b >> 4);
  if (text.length - at === 2) return a | b | ((b & 0x0f) << 6);
  const c = valueAt(text, at + 2);
  bytes[out + 1] = (b << 4) | (c >> 2);
  return a | b | c | ((c & 0x03) << 6);
}

/** Encodes bytes as base64url text without padding (RFC 4648 §5). */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const a = bytes[at] ?? 0;
    const b = bytes[at + 1] ?? 0;
    const c = bytes[at + 2] ?? 0;
    text += alphabet.charAt(a >> 2) + alphabet.charAt(((a & 3) << 4) | (b >> 4));
    if (left > 1) text += alphabet.charAt(((b & 15) << 2) | (c >> 6));
    if (left > 2) text += alphabet.charAt(c & 63);
  }
  return text;
}
