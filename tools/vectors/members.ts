/** A member of an object, whatever it is. */
export function member(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}

/** A text member; undefined where it is missing or something else. */
export function text(object: unknown, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** The bytes of a text in base64 or base64url. */
export function bytes(encoded: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(encoded ?? '', 'base64url'));
}

/** The bytes of each text of an array; null where it is no array of texts. */
export function list(object: unknown, name: string): Uint8Array[] | null {
  const value = member(object, name);
  if (!Array.isArray(value) || !value.every((it) => typeof it === 'string')) return null;
  return value.map(bytes);
}
