import { concatBytes } from './bytes.ts';
import type { CborInput, CborWrongForm } from './cbor-input.ts';

/**
 * Encodes one value in the CTAP2 canonical form (CTAP 2.2 §8): shortest heads, definite lengths, sorted keys.
 * Throws a TypeError for a number that is not a safe integer: floats do not occur in WebAuthn.
 */
export function encodeCbor(value: CborInput): Uint8Array {
  if (typeof value === 'number' || typeof value === 'bigint') return encodeInteger(value);
  if (typeof value === 'string') return encodeString(3, new TextEncoder().encode(value));
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (value === null) return Uint8Array.of(0xf6);
  if (value instanceof Uint8Array) return encodeString(2, value);
  if (Array.isArray(value)) return encodeArray(value);
  if (value instanceof Map) return encodeMap(value);
  return encodeWrongForm(value as CborWrongForm);
}

/** The head of an item: major type and argument, in the shortest form or in `width` following bytes. */
export function encodeCborHead(major: number, argument: bigint, width: number = shortestWidth(argument)): Uint8Array {
  if (width === 0) return Uint8Array.of((major << 5) | Number(argument));
  const head = new Uint8Array(1 + width);
  head[0] = (major << 5) | (24 + Math.log2(width));
  let rest = argument;
  for (let at = width; at > 0; at -= 1) {
    head[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return head;
}

function shortestWidth(argument: bigint): number {
  if (argument < 24n) return 0;
  if (argument < 0x100n) return 1;
  if (argument < 0x1_0000n) return 2;
  return argument < 0x1_0000_0000n ? 4 : 8;
}

function encodeInteger(value: number | bigint, width?: number): Uint8Array {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('not an integer');
  const integer = BigInt(value);
  return integer < 0n ? encodeCborHead(1, -1n - integer, width) : encodeCborHead(0, integer, width);
}

function encodeString(major: 2 | 3, bytes: Uint8Array, width?: number): Uint8Array {
  return concatBytes(encodeCborHead(major, BigInt(bytes.length), width), bytes);
}

function encodeArray(items: readonly CborInput[], width?: number): Uint8Array {
  return concatBytes(encodeCborHead(4, BigInt(items.length), width), ...items.map(encodeCbor));
}

function encodeMap(map: ReadonlyMap<CborInput, CborInput>, width?: number): Uint8Array {
  const entries = [...map].map(([key, value]) => [encodeCbor(key), encodeCbor(value)] as const);
  entries.sort(([a], [b]) => compareKeys(a, b));
  return concatBytes(encodeCborHead(5, BigInt(map.size), width), ...entries.flat());
}

/** CTAP2 canonical: lower major type first, then the shorter key, then by bytes. */
function compareKeys(a: Uint8Array, b: Uint8Array): number {
  return (a[0] ?? 0) >> 5 !== (b[0] ?? 0) >> 5
    ? ((a[0] ?? 0) >> 5) - ((b[0] ?? 0) >> 5)
    : a.length - b.length || Buffer.compare(a, b);
}

function encodeWrongForm(wrong: CborWrongForm): Uint8Array {
  switch (wrong.form) {
    case 'raw':
      return wrong.bytes;
    case 'tagged':
      return concatBytes(encodeCborHead(6, BigInt(wrong.tag)), encodeCbor(wrong.value));
    case 'indefinite':
      return encodeIndefinite(wrong.value);
    case 'wide':
      return encodeWide(wrong.value, wrong.width);
    case 'pairs':
      return concatBytes(encodeCborHead(5, BigInt(wrong.pairs.length)), ...wrong.pairs.flat().map(encodeCbor));
  }
}

const BREAK = Uint8Array.of(0xff);

function encodeIndefinite(value: CborInput): Uint8Array {
  if (typeof value === 'string') return concatBytes(Uint8Array.of(0x7f), encodeCbor(value), BREAK);
  if (value instanceof Uint8Array) return concatBytes(Uint8Array.of(0x5f), encodeCbor(value), BREAK);
  if (Array.isArray(value)) return concatBytes(Uint8Array.of(0x9f), ...value.map(encodeCbor), BREAK);
  if (value instanceof Map) {
    return concatBytes(
      Uint8Array.of(0xbf),
      ...[...(value as ReadonlyMap<CborInput, CborInput>)].flat().map(encodeCbor),
      BREAK,
    );
  }
  throw new TypeError('only strings, arrays and maps have an indefinite form');
}

function encodeWide(value: CborInput, width: number): Uint8Array {
  if (typeof value === 'number' || typeof value === 'bigint') return encodeInteger(value, width);
  if (typeof value === 'string') return encodeString(3, new TextEncoder().encode(value), width);
  if (value instanceof Uint8Array) return encodeString(2, value, width);
  if (Array.isArray(value)) return encodeArray(value, width);
  if (value instanceof Map) return encodeMap(value, width);
  throw new TypeError('this value has one form only');
}
