import type { Seed } from '../seed.ts';
import { makeEddsaKey } from './eddsa.ts';
import { makeEs256Key } from './es256.ts';
import { makeRs256Key } from './rs256.ts';
import type { SigningKey } from './signing-key.ts';

/** THE TABLE of what an authenticator can sign with: COSE algorithm identifier to key maker. */
export const KEY_MAKERS: ReadonlyMap<number, (seed: Seed, label: string) => SigningKey> = new Map([
  [-7, makeEs256Key],
  [-8, makeEddsaKey],
  [-257, makeRs256Key],
]);
