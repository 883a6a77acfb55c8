/** Characters that a terminal or a page would obey, or that would turn text around, instead of showing. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;
const charactersAtMost = 160;
const bytesAtMost = 72;

/** Text from the input in quotes, on one line: what is not plain to see is escaped, what is long is shortened. */
export function quote(text: string): string {
  const cut = text.length > charactersAtMost ? text.slice(0, charactersAtMost) : text;
  const shown = cut.replaceAll(/["\\]/gu, String.raw`\$&`).replaceAll(unsafe, escape);
  return `"${shown}"${cut.length < text.length ? `… (${text.length} characters)` : ''}`;
}

function escape(character: string): string {
  return character === '\n' ? String.raw`\n` : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A name from the input: as it is where it is plain, else in quotes. */
export function nameOf(key: string): string {
  return /^[\w.:-]{1,64}$/u.test(key) ? key : quote(key);
}

/** Bytes in hexadecimal; of many the first and last ones. */
export function hex(bytes: Uint8Array): string {
  if (bytes.length <= bytesAtMost) return digits(bytes);
  return `${digits(bytes.subarray(0, 24))}…${digits(bytes.subarray(-8))} (${bytes.length} bytes)`;
}

function digits(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 16 bytes as a UUID writes them. */
export function uuid(bytes: Uint8Array): string {
  return digits(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

/** Instant in UTC. @param time milliseconds since 1970 */
export function instant(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? 'no time' : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
