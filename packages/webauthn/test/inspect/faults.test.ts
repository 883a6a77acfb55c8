import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeCbor } from '@signet/testkit';
import { details } from '../../src/inspect/details.ts';
import { inspect } from '../../src/inspect/index.ts';
import type { PartKind } from '../../src/inspect/index.ts';
import { fromHex } from '../encoding/hex.ts';
import { assertRanges, find } from './ranges.ts';

type Told = readonly (readonly [code: string, text: string])[];

function problemsOf(input: string | Uint8Array, as: PartKind): Told {
  const inspection = inspect(input, { as, details });
  assertRanges(inspection);
  return inspection.problems.map(({ code, text }) => [code, text] as const);
}

function deep(open: string, levels: number, inner: string): string {
  return open.repeat(levels) + inner;
}

/** A map of that many different entries. */
function mapOf(count: number): string {
  const keys = Array.from({ length: count }, (_, key) => `19${(key + 256).toString(16).padStart(4, '0')}00`);
  return `b9${count.toString(16).padStart(4, '0')}${keys.join('')}`;
}

const entries = 'a CBOR array or map with more entries than the input holds';

describe('JSON that is none', () => {
  const cases: readonly (readonly [text: string, ...told: Told])[] = [
    ['', ['bad_json', 'not a JSON value']],
    ['[1,', ['bad_json', 'a JSON value is missing']],
    ['{a', ['bad_json', 'a member name is missing']],
    ['{"a" 1}', ['bad_json', 'a colon is missing']],
    [deep('[', 17, ''), ['bad_json', 'JSON nested deeper than the cap']],
    ['[1 2]', ['bad_json', 'a comma or closing bracket is missing']],
    ['["a', ['bad_json', 'a JSON string does not end']],
    ['["a\\', ['bad_json', 'a JSON string does not end']],
    ['["\u0001"]', ['bad_json', 'a control character, wrong escape or lone surrogate in a JSON string']],
    [String.raw`["\x"]`, ['bad_json', 'a control character, wrong escape or lone surrogate in a JSON string']],
    [String.raw`["\ud800"]`, ['bad_json', 'a control character, wrong escape or lone surrogate in a JSON string']],
    ['[01]', ['bad_json', 'not a JSON value']],
    ['[nul]', ['bad_json', 'not a JSON value']],
    ['[1e999]', ['bad_json', 'not a JSON value']],
    ['{"a":1,"a":2}', ['duplicate_key', 'a JSON object has a member twice']],
    ['{} {}', ['bad_json', 'bytes follow the end of JSON']],
  ];
  for (const [text, ...told] of cases) {
    it(`${JSON.stringify(text.slice(0, 20))}: ${told[0]?.[1] ?? ''}`, () => {
      assert.deepEqual(problemsOf(new TextEncoder().encode(text), 'json'), told);
    });
  }

  it('is shown as far as it goes', () => {
    const inspection = inspect('{"a": [1, {"b": true, "c": nope', { as: 'json' });
    assert.equal(find(inspection, 'b').value, 'true');
    assert.equal(find(inspection, 'c').problem?.code, 'bad_json');
    assert.deepEqual([find(inspection, 'a').offset, find(inspection, 'a').length], [1, 30]);
  });

  it('that is deep is fine up to the cap', () => {
    assert.deepEqual(problemsOf(`${'['.repeat(16)}${']'.repeat(16)}`, 'json'), []);
  });
});

describe('CBOR out of its canonical form', () => {
  const cases: readonly (readonly [hex: string, ...told: Told])[] = [
    ['', ['cbor_truncated', 'the CBOR item is cut short']],
    ['18', ['cbor_truncated', 'the CBOR item is cut short']],
    ['4301', ['cbor_truncated', 'a CBOR string longer than the input']],
    ['8201', ['cbor_truncated', entries]],
    [mapOf(257), ['cbor_form', 'a CBOR map with more entries than the cap']],
    [deep('81', 17, '00'), ['cbor_depth', 'CBOR nested deeper than the cap']],
    ['81ff', ['cbor_form', 'a break or reserved head of CBOR']],
    ['fc', ['cbor_form', 'a break or reserved head of CBOR']],
    ['9f01ff', ['cbor_form', 'an indefinite length or a reserved head']],
    ['1817', ['cbor_form', 'a CBOR head longer than needed']],
    ['1900ff', ['cbor_form', 'a CBOR head longer than needed']],
    ['1a0000ffff', ['cbor_form', 'a CBOR head longer than needed']],
    ['1b00000000ffffffff', ['cbor_form', 'a CBOR head longer than needed']],
    ['c000', ['cbor_form', 'a CBOR tag']],
    ['f93c00', ['cbor_form', 'a CBOR float, undefined or unknown simple value']],
    ['f7', ['cbor_form', 'a CBOR float, undefined or unknown simple value']],
    ['f820', ['cbor_form', 'a CBOR float, undefined or unknown simple value']],
    ['61ff', ['cbor_form', 'CBOR text that is not valid UTF-8']],
    ['a1f400', ['cbor_form', 'a CBOR map key that is neither integer nor text']],
    ['a201000100', ['cbor_duplicate', 'a key that is there twice']],
    ['0000', ['cbor_trailing', 'bytes follow the end of CBOR']],
  ];
  for (const [hex, ...told] of cases) {
    it(`${hex.slice(0, 20)}: ${told[0]?.[1] ?? ''}`, () => {
      assert.deepEqual(problemsOf(fromHex(hex), 'cbor'), told);
    });
  }

  it('a map of as many entries as the cap is none', () => {
    assert.deepEqual(problemsOf(fromHex(mapOf(256)), 'cbor'), []);
  });

  it('is read on where it can be, and shows what it holds', () => {
    const inspection = inspect(fromHex('83c001f93c0019ffff'), { as: 'cbor' });
    assert.deepEqual(
      inspection.part.root.children.map(({ offset, length, value }) => [offset, length, value]),
      [
        [1, 2, 'tag 0'],
        [3, 3, 'a floating-point number'],
        [6, 3, '65535'],
      ],
    );
    assert.equal(inspect(fromHex('8201'), { as: 'cbor' }).part.root.children.length, 1);
  });

  it('has big integers, negative ones and simple values', () => {
    const inspection = inspect(fromHex('851bffffffffffffffff3bfffffffffffffffff4f5f6'), { as: 'cbor' });
    assert.deepEqual(
      inspection.part.root.children.map(({ value }) => value),
      ['18446744073709551615', '-18446744073709551616', 'false', 'true', 'null'],
    );
  });

  it('of a key has its labels in order, each once', () => {
    const order = ['cbor_form', 'CBOR map keys out of canonical order'] as const;
    assert.deepEqual(problemsOf(fromHex('a203260102'), 'public-key'), [order]);
    assert.deepEqual(problemsOf(fromHex('a201020102'), 'public-key')[0], ['cbor_form', 'a key that is there twice']);
  });
});

describe('structures that are cut short', () => {
  const head = 'aa'.repeat(32);
  const attested = `${'bb'.repeat(16)}0002cccc`;
  const code = 'authdata_truncated';
  const cases: readonly (readonly [what: string, hex: string, kind: PartKind, ...told: Told])[] = [
    ['no flags', head, 'authenticator-data', [code, 'authenticatorData ends before flags']],
    ['half a counter', `${head}010000`, 'authenticator-data', [code, 'signCount is cut short: 2 of 4 bytes']],
    ['no key', `${head}4100000000${attested}`, 'authenticator-data', [code, 'the credential public key is missing']],
    ['no extensions', `${head}8100000000`, 'authenticator-data', [code, 'extensions are announced and absent']],
    [
      'more',
      `${head}010000000000`,
      'authenticator-data',
      ['authdata_trailing', 'bytes follow the end of authenticatorData'],
    ],
    [
      'negative r',
      '3006020180020101',
      'signature',
      ['bad_signature_encoding', 'a negative number in an ECDSA signature'],
    ],
    ['no s', '3003020101', 'signature', ['bad_signature_encoding', 'a DER element that is cut short']],
    ['long r', '300702020001020101', 'signature', ['bad_signature_encoding', 'a DER integer longer than needed']],
    [
      'three numbers',
      '3009020101020101020101',
      'signature',
      ['bad_signature_encoding', 'bytes follow the end of signature'],
    ],
    ['no bytes', '', 'bytes', ['not_recognised', 'neither a response of WebAuthn nor a part of one that is known']],
  ];
  for (const [what, hex, kind, ...told] of cases) {
    it(`${kind}, ${what}: ${told[0]?.[1] ?? ''}`, () => assert.deepEqual(problemsOf(fromHex(hex), kind), told));
  }

  it('show what is there, and read nothing into it', () => {
    const counter = find(inspect(fromHex(`${head}010000`), { as: 'authenticator-data' }), 'signCount');
    assert.deepEqual([counter.offset, counter.length, counter.value, counter.notes], [33, 2, '0000', []]);
  });

  it('a JWS of fewer than three parts', () => {
    const response = new TextEncoder().encode('e30.e30');
    const statement = new Map<string, string | Uint8Array>([
      ['ver', '1'],
      ['response', response],
    ]);
    const object = encodeCbor(
      new Map<string, never>([
        ['fmt', 'android-safetynet' as never],
        ['attStmt', statement as never],
      ]),
    );
    const told = problemsOf(object, 'attestation-object');
    assert.ok(told.some(([code, text]) => code === 'bad_attestation' && text === 'a JWS of fewer than three parts'));
    assert.ok(
      told.some(
        ([code, text]) => code === 'bad_attestation_object' && text === 'the attestation object lacks authData',
      ),
    );
  });
});
