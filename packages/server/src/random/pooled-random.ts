import { randomFillSync } from 'node:crypto';
import type { Random } from '../ports/platform.ts';

const poolLength = 4096;

/**
 * Random bytes of the platform, drawn in portions: a call to it costs more than the bytes of many. What is handed out is
 * erased from the pool, so that the memory of a process tells nothing about bytes that are in use.
 */
export function pooledRandom(): Random {
  const pool = new Uint8Array(poolLength);
  let at = poolLength;
  return (length) => {
    if (length > poolLength) return randomFillSync(new Uint8Array(length));
    if (at + length > poolLength) {
      randomFillSync(pool);
      at = 0;
    }
    const bytes = pool.slice(at, at + length);
    pool.fill(0, at, at + length);
    at += length;
    return bytes;
  };
}
