import type { Parameters } from '@signet/protocol';

/** Two sets of parameters are the same where they have the same names with the same values: no spelling stands for another. */
export function sameParameters(one: Parameters, other: Parameters): boolean {
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && one[name] === other[name]);
}
