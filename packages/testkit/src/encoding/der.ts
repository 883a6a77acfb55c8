import { concatBytes } from './bytes.ts';
import { integerToShortestBytes } from './integers.ts';

/** One DER element: tag, shortest length, content (X.690 §10.1). */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const whole = concatBytes(...content);
  return concatBytes(Uint8Array.of(tag), derLength(whole.length), whole);
}

function derLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes = integerToShortestBytes(BigInt(length));
  return concatBytes(Uint8Array.of(0x80 | bytes.length), bytes);
}

/** SEQUENCE of these elements. */
export function derSequence(...elements: readonly Uint8Array[]): Uint8Array {
  return der(0x30, ...elements);
}

/** SET of these elements, in the given order. */
export function derSet(...elements: readonly Uint8Array[]): Uint8Array {
  return der(0x31, ...elements);
}

/** INTEGER, not negative, minimal. */
export function derInteger(value: bigint): Uint8Array {
  const bytes = integerToShortestBytes(value);
  return (bytes[0] ?? 0) < 0x80 ? der(0x02, bytes) : der(0x02, Uint8Array.of(0), bytes);
}

/** OBJECT IDENTIFIER from its dotted text. */
export function derOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, ...[first * 40 + second, ...rest].map(base128));
}

function base128(value: number): Uint8Array {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) | 0x80);
  return Uint8Array.from(digits);
}

/** BOOLEAN. */
export function derBoolean(value: boolean): Uint8Array {
  return der(0x01, Uint8Array.of(value ? 0xff : 0x00));
}

/** OCTET STRING. */
export function derOctetString(bytes: Uint8Array): Uint8Array {
  return der(0x04, bytes);
}

/** BIT STRING of whole bytes. */
export function derBitString(bytes: Uint8Array): Uint8Array {
  return der(0x03, Uint8Array.of(0), bytes);
}

/** UTF8String. */
export function derUtf8String(text: string): Uint8Array {
  return der(0x0c, new TextEncoder().encode(text));
}

/** PrintableString. */
export function derPrintableString(text: string): Uint8Array {
  return der(0x13, new TextEncoder().encode(text));
}

/** UTCTime of a moment from 1950 to 2049 (RFC 5280 §4.1.2.5.1). */
export function derUtcTime(moment: Date): Uint8Array {
  const digits = moment.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return der(0x17, new TextEncoder().encode(`${digits}Z`));
}
