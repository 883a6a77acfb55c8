import { hash } from 'node:crypto';

/**
 * SHA-256 of the bytes, 32 bytes. The platform gives text of one character a byte in a third of the time that it needs for a
 * Buffer, whose memory lies outside the heap.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const text = hash('sha256', bytes, 'latin1');
  const digest = new Uint8Array(32);
  for (let at = 0; at < 32; at++) digest[at] = text.charCodeAt(at);
  return digest;
}
