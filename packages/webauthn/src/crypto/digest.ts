import { hash } from 'node:crypto';

/**
 * A hash by the platform's name of it.
 * @param algorithm of a table of algorithms, never of the input
 */
export function digest(algorithm: string, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash(algorithm, bytes, 'buffer'));
}
