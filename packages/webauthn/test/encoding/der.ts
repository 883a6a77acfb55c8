/** A DER encoder of the tests' own. */
type Part = Uint8Array | readonly number[];

export function der(tag: number, ...parts: readonly Part[]): Uint8Array {
  const content = parts.flatMap((part) => [...part]);
  const { length } = content;
  const long =
    length < 0x10000 ? [0x82, length >> 8, length & 255] : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : long;
  return Uint8Array.from([tag, ...size, ...content]);
}

export const sequence = (...parts: readonly Part[]): Uint8Array => der(0x30, ...parts);
export const set = (...parts: readonly Part[]): Uint8Array => der(0x31, ...parts);
export const octets = (...parts: readonly Part[]): Uint8Array => der(0x04, ...parts);
export const bits = (...parts: readonly Part[]): Uint8Array => der(0x03, [0], ...parts);
export const boolean = (value: boolean): Uint8Array => der(0x01, [value ? 0xff : 0x00]);
export const text = (tag: number, value: string): Uint8Array => der(tag, new TextEncoder().encode(value));

/** A non-negative INTEGER. */
export function integer(value: number | bigint): Uint8Array {
  const hex = BigInt(value).toString(16);
  const padded = hex.length % 2 === 0 ? hex : `0${hex}`;
  const content = (padded.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return der(0x02, (content[0] ?? 0) > 0x7f ? [0, ...content] : content);
}

export function oid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return der(0x06, [first * 40n + second, ...rest].flatMap(base128));
}

function base128(arc: bigint): number[] {
  const low = Number(arc & 127n);
  return arc < 128n ? [low] : [...base128(arc >> 7n).map((byte) => byte | 0x80), low];
}
