import type { Clock, Random } from '../ports/platform.ts';

/** Makes ids for rows; an id made later sorts later, also within one millisecond. */
export type NewId = () => string;

/** What the counter of a millisecond (rand_a, 12 bits) begins below: there is room to count on. */
const counterStart = 0x400;
const counterEnd = 0x1000;

/** UUIDv7 with a counter (RFC 9562 §5.7 and §6.2 method 1): in order, and nobody guesses the next one. */
export function createIds(clock: Clock, random: Random): NewId {
  let time = 0;
  let counter = 0;
  return () => {
    const now = clock();
    counter += 1;
    if (now > time || counter === counterEnd) {
      time = Math.max(now, time + 1);
      counter = Buffer.from(random(2)).readUInt16BE() % counterStart;
    }
    const bytes = Buffer.alloc(16);
    bytes.writeUIntBE(time, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes.set(random(8), 8);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}
