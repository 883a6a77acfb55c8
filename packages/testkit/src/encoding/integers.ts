/** An unsigned integer as exactly `length` bytes, big-endian; throws a RangeError where it does not fit. */
export function integerToBytes(value: bigint, length: number): Uint8Array {
  if (value < 0n || value >> BigInt(length * 8) !== 0n) throw new RangeError(`does not fit ${length} bytes`);
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let at = length - 1; at >= 0; at -= 1) {
    bytes[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

/** An unsigned integer from big-endian bytes. */
export function integerFromBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/** An unsigned integer in as few bytes as hold it; zero is one zero byte. */
export function integerToShortestBytes(value: bigint): Uint8Array {
  return integerToBytes(value, Math.max(1, Math.ceil(value.toString(16).length / 2)));
}
