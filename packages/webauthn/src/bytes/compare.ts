/**
 * Compares two byte strings as big-endian text: negative, zero or positive as `a` sorts before, with or after `b`.
 * Not constant time: for public values only.
 */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
