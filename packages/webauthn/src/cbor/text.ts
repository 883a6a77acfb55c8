import { refuse } from '../refusals/refusal.ts';

/** A byte order mark inside CBOR text is data, so it stays. */
const decoder: TextDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of `bytes[start, end)`. Short ASCII, which is nearly all of it, is spared the call into the platform's decoder.
 * @throws Refusal `cbor_form` where it is not UTF-8
 */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= 32) {
    let text = '';
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0x80;
      if (byte > 0x7f) break;
      text += String.fromCharCode(byte);
    }
    if (at === end) return text;
  }
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch {
    return refuse('cbor_form', 'CBOR text that is not valid UTF-8');
  }
}
