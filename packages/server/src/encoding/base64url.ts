/** base64url without padding (RFC 4648 §5). */
export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/** The bytes, or null unless it is a text exactly as `encodeBase64url` writes it: alphabet, no padding, unused bits zero. */
export function decodeBase64url(text: unknown): Uint8Array | null {
  // Of an object that says it has a length, Buffer.from would make that many bytes.
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : null;
}
