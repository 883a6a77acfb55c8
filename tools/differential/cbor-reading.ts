import { decode, Tokenizer, Type } from 'cborg';

/** cborg at its strictest. */
export const strictly = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: true,
  allowNaN: false,
  allowInfinity: false,
  rejectDuplicateMapKeys: true,
  useMaps: true,
} as const;

/** What cborg reads at its strictest; undefined where it refuses. */
export function readStrictly(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, strictly);
  } catch {
    return undefined;
  }
}

interface Token {
  readonly type: Type;
  readonly value?: unknown;
}

/** The tokens of CBOR, as far as cborg can tell them apart. */
export function tokensOf(bytes: Uint8Array): readonly Token[] {
  const tokenizer = new Tokenizer(bytes, strictly);
  const tokens: Token[] = [];
  try {
    while (!tokenizer.done()) tokens.push(tokenizer.next());
  } catch {
    return tokens;
  }
  return tokens;
}

export function hasFloat(bytes: Uint8Array): boolean {
  return tokensOf(bytes).some(({ type }) => Type.equals(type, Type.float));
}

export function hasReplacedText(bytes: Uint8Array): boolean {
  return tokensOf(bytes).some(({ type, value }) => Type.equals(type, Type.string) && String(value).includes('\ufffd'));
}

/** A map key that is neither integer nor text, anywhere. */
export function hasOddKey(value: unknown): boolean {
  const isOdd = (key: unknown): boolean => !['number', 'bigint', 'string'].includes(typeof key);
  return (value instanceof Map && [...value.keys()].some(isOdd)) || partsOf(value).some(hasOddKey);
}

export function depthOf(value: unknown): number {
  const isContainer = Array.isArray(value) || value instanceof Map;
  return isContainer ? 1 + partsOf(value).reduce<number>((deepest, part) => Math.max(deepest, depthOf(part)), 0) : 0;
}

/** Whether CBOR is of the CTAP2 canonical form (CTAP 2.2 §8), key order aside. */
export function isCanonical(bytes: Uint8Array): boolean {
  const value = readStrictly(bytes);
  return (
    value !== undefined && !hasFloat(bytes) && !hasReplacedText(bytes) && !hasOddKey(value) && depthOf(value) <= 16
  );
}

function partsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Map ? [...value].flat() : [];
}
