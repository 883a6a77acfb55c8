import { parseJson } from '../json/parse.ts';
import type { JsonObject } from '../json/value.ts';
import { refuse } from '../refusals/refusal.ts';

/**
 * Parses client data (§5.8.1): JSON with an object at the top. Members, their order and white space are free, a member
 * named twice is not.
 * @throws Refusal bad_json, duplicate_key
 */
export function parseClientData(text: string): JsonObject {
  const value = parseJson(text);
  return value instanceof Map ? value : refuse('bad_json', 'client data is not a JSON object');
}
