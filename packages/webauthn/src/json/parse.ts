import type { JsonLimits, JsonValue } from './value.ts';
export function parseJson(text: string, limits: JsonLimits = {}): JsonValue {
  throw new Error('unwritten ' + text + limits);
}
