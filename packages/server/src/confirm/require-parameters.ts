import type { Parameters } from '@signet/protocol';

/**
 * Holds the embedding application to parameters that can be compared: what JSON would write as something else (a Date, NaN,
 * a list) could stand for facts that the person was never shown.
 * @throws TypeError where they are no object of texts, finite numbers, booleans and nulls
 */
export function requireParameters(parameters: unknown): asserts parameters is Parameters {
  const isObject = typeof parameters === 'object' && parameters !== null && !Array.isArray(parameters);
  if (isObject && Object.values(parameters).every(isPlain)) return;
  throw new TypeError('requireConfirmation: parameters must be an object of texts, finite numbers, booleans and nulls');
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
