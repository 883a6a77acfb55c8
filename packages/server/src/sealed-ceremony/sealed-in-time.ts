import type { RingKey } from '../keyring/keyring.ts';

/** How far ahead another node's clock may be, milliseconds. */
export const clockSkew = 60_000;

/**
 * Whether the key can have sealed that while it sealed at all. Who has a retired key writes any times into a token, so the
 * key opens nothing once the last token that it can have sealed is over.
 * @param longest the longest life of such a token, seconds
 */
export function sealedInTime({ retires }: RingKey, issued: number, now: number, longest: number): boolean {
  return retires === null || (issued < retires && now < retires + longest * 1000);
}
