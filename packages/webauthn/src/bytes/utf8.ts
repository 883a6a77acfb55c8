export function decodeUtf8(bytes: Uint8Array): string {
  throw new Error('unwritten ' + bytes);
}
