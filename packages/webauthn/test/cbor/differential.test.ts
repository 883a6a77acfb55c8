import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode, Tokenizer, Type } from 'cborg';
import fc from 'fast-check';
import { decodeCbor } from '../../src/cbor/decode.ts';
import { cbor } from '../encoding/cbor.ts';
import type { Encodable } from '../encoding/cbor.ts';
import { toHex } from '../encoding/hex.ts';
import { outcome } from '../refused.ts';

/** cborg at its strictest. */
const options = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: true,
  allowNaN: false,
  allowInfinity: false,
  rejectDuplicateMapKeys: true,
  useMaps: true,
};

/**
 * The disagreements there are: what cborg takes and we refuse, each with the code we refuse it by. There is nothing that
 * cborg refuses and we take.
 */
const disagreements: Record<string, { code: string; holds: (bytes: Uint8Array, theirs: unknown) => boolean }> = {
  'cborg decodes floats, which CTAP2 never sends': {
    code: 'cbor_form',
    holds: (bytes) => tokens(bytes).some(({ type }) => Type.equals(type, Type.float)),
  },
  'cborg puts U+FFFD for text that is not UTF-8': {
    code: 'cbor_form',
    holds: (bytes) =>
      tokens(bytes).some(({ type, value }) => Type.equals(type, Type.string) && String(value).includes('\ufffd')),
  },
  'cborg takes map keys of every type, and compares byte strings among them by identity': {
    code: 'cbor_form',
    holds: (_bytes, theirs) => hasOddKey(theirs),
  },
  'cborg nests as deep as the stack': {
    code: 'cbor_depth',
    holds: (_bytes, theirs) => depthOf(theirs) > 16,
  },
};

function tokens(bytes: Uint8Array): { type: Type; value?: unknown }[] {
  const tokenizer = new Tokenizer(bytes, options);
  const list: { type: Type; value?: unknown }[] = [];
  while (!tokenizer.done()) list.push(tokenizer.next());
  return list;
}

function parts(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Map ? [...value].flat() : [];
}

function hasOddKey(value: unknown): boolean {
  const isOdd = (key: unknown): boolean => !['number', 'bigint', 'string'].includes(typeof key);
  return (value instanceof Map && [...value.keys()].some(isOdd)) || parts(value).some(hasOddKey);
}

function depthOf(value: unknown): number {
  const isContainer = Array.isArray(value) || value instanceof Map;
  return isContainer ? 1 + Math.max(0, ...parts(value).map(depthOf)) : 0;
}

/** As cborg reads it: it takes a byte order mark off each text, which in CBOR is a character like others (RFC 8949 §3.1). */
function withoutMarks(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^\ufeff/u, '');
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (!(value instanceof Map)) return value;
  return new Map(Array.from(value, ([key, item]) => [withoutMarks(key), withoutMarks(item)]));
}

function hasMark(value: unknown): boolean {
  return typeof value === 'string' ? value.startsWith('\ufeff') : parts(value).some(hasMark);
}

function compare(bytes: Uint8Array): void {
  const ours = outcome(() => decodeCbor(bytes));
  let theirs: unknown;
  try {
    theirs = decode(bytes, options);
  } catch {
    // Two keys that differ in a byte order mark alone are one to cborg.
    assert.ok('code' in ours || hasMark(ours.value), `taken against cborg: ${toHex(bytes)}`);
    return;
  }
  if ('value' in ours) return assert.deepStrictEqual(withoutMarks(ours.value), theirs);
  const named = Object.values(disagreements).some(({ code, holds }) => code === ours.code && holds(bytes, theirs));
  assert.ok(named, `an unnamed disagreement, ${ours.code}: ${toHex(bytes)}`);
}

const key = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.string({ maxLength: 3, unit: 'binary' }));
const { item } = fc.letrec<{ item: Encodable }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 5 },
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(1n << 64n), max: (1n << 64n) - 1n }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(true, false, null),
    fc.array(tie('item'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('item')), { maxLength: 4 }).map((entries) => new Map(entries)),
  ),
}));

describe('compared with cborg, strict', () => {
  test('generated values agree', () => {
    fc.assert(
      fc.property(item, (value) => compare(cbor(value))),
      { numRuns: 2000 },
    );
  });

  test('generated values with up to three bytes changed and the end cut agree, or disagree by name', () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(item, fc.array(change, { maxLength: 3 }), fc.option(fc.nat()), (value, changes, cut) => {
        const bytes = cbor(value);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        compare(cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
      }),
      { numRuns: 3000 },
    );
  });

  test('arbitrary bytes agree, or disagree by name', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 24 }), compare), { numRuns: 3000 });
  });

  test('text keeps a byte order mark, which cborg takes off', () => {
    const bytes = Uint8Array.of(0x63, 0xef, 0xbb, 0xbf);
    assert.equal(decodeCbor(bytes), '\ufeff');
    assert.equal(decode(bytes, options), '');
  });

  const shown: Record<string, Uint8Array> = {
    'cborg decodes floats, which CTAP2 never sends': Uint8Array.of(0xf9, 0x3c, 0x00),
    'cborg puts U+FFFD for text that is not UTF-8': Uint8Array.of(0x61, 0xff),
    'cborg takes map keys of every type, and compares byte strings among them by identity': Uint8Array.of(
      ...[0xa2, 0x41, 0x00, 0x00, 0x41, 0x00, 0x01],
    ),
    'cborg nests as deep as the stack': Uint8Array.from([...new Array<number>(17).fill(0x81), 0]),
  };
  for (const [name, { code, holds }] of Object.entries(disagreements)) {
    test(name, () => {
      const bytes = shown[name] ?? new Uint8Array();
      assert.deepEqual(
        outcome(() => decodeCbor(bytes)),
        { code },
      );
      assert.ok(holds(bytes, decode(bytes, options)));
    });
  }
});
