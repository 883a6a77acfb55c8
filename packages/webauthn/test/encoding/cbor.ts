/** A CBOR encoder of the tests' own, so that the decoder is not tested against its own mistakes. */
export type Encodable =
  | number
  | bigint
  | string
  | boolean
  | null
  | Uint8Array
  | readonly Encodable[]
  | ReadonlyMap<number | bigint | string, Encodable>;

/** Writes integers, lengths and counts in the shortest form, map entries in the order of the map. */
export function cbor(value: Encodable): Uint8Array {
  return Uint8Array.from(items(value));
}

/** A COSE_Key from its parameters, in the order given. */
export function coseKey(...parameters: [number, Encodable][]): Uint8Array {
  return cbor(new Map(parameters));
}

export function head(major: number, argument: number | bigint): number[] {
  const n = BigInt(argument);
  if (n < 24n) return [(major << 5) | Number(n)];
  const [size, information] = n < 256n ? [1, 24] : n < 65536n ? [2, 25] : n < 1n << 32n ? [4, 26] : [8, 27];
  const bytes = Array.from({ length: size }, (_, index) => Number((n >> BigInt(8 * (size - 1 - index))) & 255n));
  return [(major << 5) | information, ...bytes];
}

function items(value: Encodable): number[] {
  if (value === false) return [0xf4];
  if (value === true) return [0xf5];
  if (value === null) return [0xf6];
  if (typeof value === 'number' || typeof value === 'bigint') {
    return value < 0 ? head(1, -1n - BigInt(value)) : head(0, value);
  }
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    return [...head(3, text.length), ...text];
  }
  if (value instanceof Uint8Array) return [...head(2, value.length), ...value];
  if (value instanceof Map)
    return [...head(5, value.size), ...[...value].flatMap(([key, item]) => [...items(key), ...items(item)])];
  const list = value as readonly Encodable[];
  return [...head(4, list.length), ...list.flatMap(items)];
}
