export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  throw new Error('unwritten ' + a + b);
}
