import { copyBytes } from '../bytes/copy.ts';
import { refuse } from '../refusals/refusal.ts';
import { decodeText } from './text.ts';
import type { CborKey, CborMap, CborOptions, CborValue } from './value.ts';

/** Containers inside each other; a compound attestation object needs 5. */
const maxDepth = 16;
/** Entries of a map: the largest have some twenty. An engine hashes numbers without a secret, so keys can be chosen to collide. */
const maxEntries = 256;

/**
 * Decodes exactly one CBOR item in the CTAP2 canonical form (CTAP 2.2 §8, RFC 8949): shortest heads, definite lengths,
 * no tags, floats or undefined, keys that are integers or text.
 * @throws Refusal `cbor_truncated`, `cbor_trailing`, `cbor_duplicate`, `cbor_form`, `cbor_depth`
 */
export function decodeCbor(bytes: Uint8Array, options: CborOptions = {}): CborValue {
  const { value, end } = decodeCborFirst(bytes, 0, options);
  if (end !== bytes.length) refuse('cbor_trailing', 'bytes follow the CBOR item');
  return value;
}

/**
 * Decodes the CBOR item that begins at `offset`, for the one place where more may follow: authenticator data (§6.1).
 * @returns the value, and the offset after its last byte
 * @throws Refusal `cbor_truncated`, `cbor_duplicate`, `cbor_form`, `cbor_depth`
 */
export function decodeCborFirst(
  bytes: Uint8Array,
  offset: number,
  options: CborOptions = {},
): { value: CborValue; end: number } {
  const reader = new CborReader(bytes, offset, options.keyOrder === 'canonical');
  const value = reader.readItem(0);
  return { value, end: reader.at };
}

class CborReader {
  at: number;
  readonly #bytes: Uint8Array;
  readonly #ordered: boolean;

  constructor(bytes: Uint8Array, offset: number, ordered: boolean) {
    this.#bytes = bytes;
    this.at = offset;
    this.#ordered = ordered;
  }

  readItem(depth: number): CborValue {
    const initial = this.#readByte();
    const major = initial >> 5;
    if (major === 7) return readSimple(initial);
    const argument = this.#readArgument(initial & 0x1f);
    switch (major) {
      case 0:
        return argument;
      case 1:
        return negative(argument);
      case 2:
        return copyBytes(this.#bytes, this.at, this.#skip(argument));
      case 3:
        return decodeText(this.#bytes, this.at, this.#skip(argument));
      case 4:
        return this.#readArray(this.#count(argument, 1), depth + 1);
      case 5:
        return this.#readMap(this.#count(argument, 2), depth + 1);
      default:
        return refuse('cbor_form', 'a CBOR tag');
    }
  }

  #readArray(count: number, depth: number): CborValue[] {
    if (depth > maxDepth) refuse('cbor_depth', 'CBOR nested deeper than the cap');
    const items: CborValue[] = [];
    for (let left = count; left > 0; left--) items.push(this.readItem(depth));
    return items;
  }

  #readMap(count: number, depth: number): CborMap {
    if (depth > maxDepth) refuse('cbor_depth', 'CBOR nested deeper than the cap');
    if (count > maxEntries) refuse('cbor_form', 'a CBOR map with more entries than the cap');
    const map: CborMap = new Map();
    let previousStart = -1;
    let previousEnd = -1;
    for (let left = count; left > 0; left--) {
      const start = this.at;
      const key = this.#readKey(depth);
      if (this.#ordered && previousStart >= 0) this.#checkOrder(previousStart, previousEnd, start);
      if (map.has(key)) refuse('cbor_duplicate', 'a CBOR map has a key twice');
      previousStart = start;
      previousEnd = this.at;
      map.set(key, this.readItem(depth));
    }
    return map;
  }

  #readKey(depth: number): CborKey {
    const key = this.readItem(depth);
    if (typeof key === 'number' || typeof key === 'string' || typeof key === 'bigint') return key;
    return refuse('cbor_form', 'a CBOR map key that is neither integer nor text');
  }

  /** CTAP2 order. With shortest heads it is the order of the encoded keys' bytes; a key twice breaks it too. */
  #checkOrder(previousStart: number, previousEnd: number, start: number): void {
    const length = previousEnd - previousStart;
    for (let index = 0; index < length && start + index < this.at; index++) {
      const difference = (this.#bytes[start + index] ?? 0) - (this.#bytes[previousStart + index] ?? 0);
      if (difference > 0) return;
      if (difference < 0) break;
    }
    // Encoded keys are never prefixes of one another, so an order without a difference is the same key again.
    refuse('cbor_form', 'CBOR map keys out of canonical order');
  }

  #readByte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) return refuse('cbor_truncated', 'the CBOR item is cut short');
    this.at++;
    return byte;
  }

  /** The argument of a head (RFC 8949 §3), refused where a shorter head would have written it. */
  #readArgument(information: number): number | bigint {
    if (information < 24) return information;
    if (information > 27) return refuse('cbor_form', 'an indefinite length or a reserved head');
    const size = 1 << (information - 24);
    let low = 0;
    let high = 0;
    for (let left = size; left > 0; left--) {
      if (left === 4) {
        high = low;
        low = 0;
      }
      low = low * 256 + this.#readByte();
    }
    const isShortest = size === 1 ? low >= 24 : size === 2 ? low > 0xff : size === 4 ? low > 0xffff : high > 0;
    if (!isShortest) refuse('cbor_form', 'a CBOR head longer than needed');
    return high < 0x20_0000 ? high * 0x1_0000_0000 + low : (BigInt(high) << 32n) | BigInt(low);
  }

  /** Moves past a string, whose length is held against what is there before anything is made of it. */
  #skip(length: number | bigint): number {
    if (length > this.#bytes.length - this.at) refuse('cbor_truncated', 'a CBOR string longer than the input');
    this.at += Number(length);
    return this.at;
  }

  /** The count of a container: each entry takes at least one byte an item. */
  #count(count: number | bigint, itemsEach: number): number {
    if (count > (this.#bytes.length - this.at) / itemsEach) {
      refuse('cbor_truncated', 'a CBOR array or map with more entries than the input holds');
    }
    return Number(count);
  }
}

function negative(argument: number | bigint): number | bigint {
  if (typeof argument === 'bigint') return -1n - argument;
  return argument < Number.MAX_SAFE_INTEGER ? -1 - argument : -1n - BigInt(argument);
}

function readSimple(initial: number): boolean | null {
  if (initial === 0xf4) return false;
  if (initial === 0xf5) return true;
  if (initial === 0xf6) return null;
  return refuse('cbor_form', 'a CBOR float, undefined, break or unknown simple value');
}
