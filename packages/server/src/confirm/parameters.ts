import type { Parameters } from '@signet/protocol';

/** Two sets of parameters are the same where their canonical texts are: names in order, values as JSON. */
export function canonicalParameters(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
