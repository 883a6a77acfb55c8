import { refuse } from '../refusals/refusal.ts';

/** Fatal: an ill-formed sequence is an error, never U+FFFD. Strips one byte order mark, as "UTF-8 decode" does. */
const decoder: TextDecoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes the UTF-8 of a JSON text (§7.1 step 5, §7.2 step 8: "UTF-8 decode", here fatal). Exactly one leading byte order mark is stripped.
 * A text that begins as UTF-16 or UTF-32 would (RFC 4627 §3: a zero among the first two bytes) is refused as such,
 * although NUL is valid UTF-8.
 * @throws Refusal `bad_utf8`
 */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes[0] === 0 || bytes[1] === 0) refuse('bad_utf8', 'text in UTF-16 or UTF-32');
  try {
    return decoder.decode(bytes);
  } catch {
    return refuse('bad_utf8', 'text that is not valid UTF-8');
  }
}
