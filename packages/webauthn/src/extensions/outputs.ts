import type { JsonObject, JsonValue } from '../json/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { ClientExtensionOutputs } from './extension.ts';

const depthAtMost = 16;

/**
 * clientExtensionResults as data: objects become maps, at every depth, so that no key reaches a prototype.
 * @throws Refusal bad_shape where it is not an object of JSON
 */
export function readClientOutputs(results: unknown): ClientExtensionOutputs {
  if (typeof results !== 'object' || results === null || Array.isArray(results)) {
    refuse('bad_shape', 'clientExtensionResults is not an object');
  }
  return readObject(results, 0);
}

function readObject(object: object, depth: number): JsonObject {
  const map: JsonObject = new Map();
  for (const [key, value] of Object.entries(object)) {
    // Only a caller that did not go through JSON can have an undefined member; JSON would have left it out.
    if (value !== undefined) map.set(key, readValue(value, depth + 1));
  }
  return map;
}

function readValue(value: unknown, depth: number): JsonValue {
  if (depth > depthAtMost) refuse('bad_shape', 'clientExtensionResults is nested too deep');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((one: unknown) => readValue(one, depth + 1));
  if (typeof value === 'object') return readObject(value, depth);
  return refuse('bad_shape', 'clientExtensionResults holds a value that is not JSON');
}
