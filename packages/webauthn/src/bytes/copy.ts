/**
 * A copy of `bytes[start, end)` as a plain Uint8Array with memory of its own, whatever kind of byte array came in,
 * so that a small piece that is kept does not keep the whole response.
 */
export function copyBytes(bytes: Uint8Array, start: number = 0, end: number = bytes.length): Uint8Array {
  return new Uint8Array(bytes.subarray(start, end));
}
