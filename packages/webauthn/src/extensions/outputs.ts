import type { JsonObject, JsonValue } from '../json/value.ts';
import { refuse } from '../refusals/refusal.ts';
import type { ClientExtensionOutputs } from './extension.ts';

const depthAtMost = 16;
/** Members and items. Depth alone caps nothing: objects that JSON did not make can share their parts. */
const nodesAtMost = 1000;

interface Budget {
  nodes: number;
}

/**
 * clientExtensionResults as data: objects become maps, at every depth, so that no key reaches a prototype.
 * @throws Refusal bad_shape where it is not an object of JSON, nested too deep or too large
 */
export function readClientOutputs(results: unknown): ClientExtensionOutputs {
  if (typeof results !== 'object' || results === null || Array.isArray(results)) {
    refuse('bad_shape', 'clientExtensionResults is not an object');
  }
  return readObject(results, 0, { nodes: nodesAtMost });
}

function readObject(object: object, depth: number, budget: Budget): JsonObject {
  const map: JsonObject = new Map();
  const members = Object.entries(object);
  spend(budget, members.length);
  for (const [key, value] of members) {
    // Only a caller that did not go through JSON can have an undefined member; JSON would have left it out.
    if (value !== undefined) map.set(key, readValue(value, depth + 1, budget));
  }
  return map;
}

function readValue(value: unknown, depth: number, budget: Budget): JsonValue {
  if (depth > depthAtMost) refuse('bad_shape', 'clientExtensionResults is nested too deep');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) {
    spend(budget, value.length);
    return value.map((one: unknown) => readValue(one, depth + 1, budget));
  }
  if (typeof value === 'object') return readObject(value, depth, budget);
  return refuse('bad_shape', 'clientExtensionResults holds a value that is not JSON');
}

function spend(budget: Budget, nodes: number): void {
  budget.nodes -= nodes;
  if (budget.nodes < 0) refuse('bad_shape', 'clientExtensionResults holds too many values');
}
