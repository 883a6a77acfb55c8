import type { Clock, Random } from '../ports/platform.ts';

/** A UUIDv7 (RFC 9562 §5.7): rows made later sort later, and nobody guesses the next one. */
export function uuidV7(clock: Clock, random: Random): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(clock(), 0, 6);
  bytes.set(random(10), 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
