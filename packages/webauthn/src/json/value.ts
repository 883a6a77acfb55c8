/** JSON as data: an object is a Map, without a prototype that a member could reach. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

export type JsonObject = Map<string, JsonValue>;

export interface JsonLimits {
  /** Characters (UTF-16 units) of the whole text; default 65,536. */
  readonly length?: number;
  /** Arrays and objects inside each other; default 16. */
  readonly depth?: number;
}
