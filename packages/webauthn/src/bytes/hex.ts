/** The bytes that hexadecimal text writes, two digits a byte: for constants of this package. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
