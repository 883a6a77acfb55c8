export function parseEcdsaSignature(der: Uint8Array, order: bigint): void {
  throw new Error('unwritten ' + der + order);
}
