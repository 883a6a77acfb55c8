import { decodeUtf8 } from '../bytes/utf8.ts';
import { parseJson } from '../json/parse.ts';
import type { JsonLimits, JsonObject, JsonValue } from '../json/value.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import { Refusal, refuse } from '../refusals/refusal.ts';

/**
 * Header or payload of a JWS as the JSON object it is.
 * @throws Refusal `code`, also for what UTF-8 and JSON have codes of their own for: those belong to client data
 */
export function readJsonObject(bytes: Uint8Array, code: RefusalCode, limits?: JsonLimits): JsonObject {
  const value = readJson(bytes, limits);
  return value instanceof Map ? value : refuse(code, 'a part of a JWS that is no JSON object');
}

/** Undefined where it is no JSON. */
function readJson(bytes: Uint8Array, limits?: JsonLimits): JsonValue | undefined {
  try {
    return parseJson(decodeUtf8(bytes), limits);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
