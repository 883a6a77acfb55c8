import type { Random } from './random.ts';

export type BytesChange = (bytes: Uint8Array) => Uint8Array;

/** Values at which parsers change their mind. */
const edges: readonly number[] = [0x00, 0x01, 0x17, 0x18, 0x1f, 0x20, 0x30, 0x7f, 0x80, 0x81, 0xa0, 0xbf, 0xf4, 0xff];

const changes: readonly ((random: Random, bytes: Uint8Array) => Uint8Array)[] = [
  (random, bytes) => withByte(bytes, random.below(bytes.length), (byte) => byte ^ (1 << random.below(8))),
  (random, bytes) => withByte(bytes, random.below(bytes.length), () => random.pick(edges)),
  (random, bytes) => withByte(bytes, random.below(bytes.length), () => random.below(256)),
  (random, bytes) => splice(bytes, random.below(bytes.length), 1 + random.below(4), new Uint8Array()),
  (random, bytes) => splice(bytes, random.below(bytes.length + 1), 0, random.bytes(1 + random.below(4))),
  (random, bytes) => bytes.slice(0, random.below(bytes.length)),
  (random, bytes) => splice(bytes, bytes.length, 0, random.bytes(1 + random.below(3))),
  (random, bytes) => repeated(random, bytes),
];

/** A copy with one to three accidents: bits flipped, bytes set, cut, put in, repeated. No length is repaired. */
export function damageBytes(random: Random, bytes: Uint8Array): Uint8Array {
  // A slice of a Buffer would be the Buffer's own memory.
  let damaged = Uint8Array.from(bytes);
  for (let left = random.pick([1, 1, 1, 2, 3]); left > 0; left -= 1)
    damaged = Uint8Array.from(random.pick(changes)(random, damaged));
  return damaged;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function withByte(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  if (bytes.length > 0) bytes[at] = change(bytes[at] ?? 0);
  return bytes;
}

function splice(bytes: Uint8Array, at: number, away: number, put: Uint8Array): Uint8Array {
  return concat(bytes.subarray(0, at), put, bytes.subarray(at + away));
}

function repeated(random: Random, bytes: Uint8Array): Uint8Array {
  const from = random.below(bytes.length);
  const part = bytes.slice(from, from + 1 + random.below(16));
  return splice(bytes, random.below(bytes.length + 1), 0, part);
}
