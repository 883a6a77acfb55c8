import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseJson } from '../../src/json/parse.ts';
import type { JsonValue } from '../../src/json/value.ts';
import { outcome, refused } from '../refused.ts';

/** Back to what JSON.parse would have made of it. */
function toPlain(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (!(value instanceof Map)) return value;
  const members = [...value].map(([name, member]) => [name, toPlain(member)] as const);
  const plain = {};
  for (const [name, member] of members) {
    Object.defineProperty(plain, name, { value: member, configurable: true, enumerable: true, writable: true });
  }
  return plain;
}

describe('JSON (RFC 8259)', () => {
  test('agrees with the platform on everything the platform writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space);
        const got = outcome(() => parseJson(spaced));
        // The platform writes a lone surrogate as an escape; here it is refused.
        if ('code' in got) assert.match(spaced, /\\ud/);
        else assert.deepEqual(toPlain(got.value), JSON.parse(spaced));
      }),
      { numRuns: 2000 },
    );
  });

  test('takes no text that the platform refuses, and the other way round, but for the rules below', () => {
    const unit = fc.constantFrom(...'{}[]:,"\\ue019.-+truefalsn \n\t', '"a"', '{"a":', 'null', '1e5');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const got = outcome(() => parseJson(text));
        let theirs: unknown;
        try {
          theirs = JSON.parse(text);
        } catch {
          // A name that stands twice may be met before the fault that the platform met.
          const twice = 'code' in got && got.code === 'duplicate_key' && /(".*?").*\1/su.test(text);
          if (!twice) assert.deepEqual(got, { code: 'bad_json' });
          return;
        }
        if ('value' in got) assert.deepEqual(toPlain(got.value), theirs);
        else assert.ok(got.code === 'duplicate_key' || text.includes('e') || text.includes('\\u'), text);
      }),
      { numRuns: 5000 },
    );
  });

  test('keeps __proto__ as a member like any other', () => {
    const value = parseJson('{"__proto__":{"type":"webauthn.get"}}');
    assert.ok(value instanceof Map);
    assert.deepEqual([...value.keys()], ['__proto__']);
    assert.equal(Reflect.get(value, 'type'), undefined);
  });

  for (const text of [
    '{"type":1,"type":1}',
    '{"type":1,"\\u0074ype":2}',
    '{"a":{"b":1,"b":2}}',
    '{"__proto__":1,"__proto__":2}',
  ]) {
    test(`refuses a member named twice: ${text}`, () => {
      assert.throws(() => parseJson(text), refused('duplicate_key'));
    });
  }

  const wrong = {
    nothing: '',
    'trailing text': '{} x',
    'a second value': '{}{}',
    'a cut object': '{"a":1',
    'a cut string': '"abc',
    'a string that ends in an escape': '"abc\\"',
    'a trailing comma in an object': '{"a":1,}',
    'a trailing comma in an array': '[1,]',
    'a missing colon': '{"a" 1}',
    'a missing comma': '[1 2]',
    'something else for a colon': '{"a";1}',
    'something else for a comma': '[1;2]',
    'a bare name': '{a:1}',
    'a name whose first quote is missing': '{a":1}',
    'single quotes': "{'a':1}",
    'a comment': '{} // x',
    'a leading zero': '01',
    'a plus sign': '+1',
    'a bare dot': '1.',
    'a cut word': 'tru',
    NaN: 'NaN',
    'a number beyond a double': '1e999',
    'a raw control character': '"a\nb"',
    'an unknown escape': '"\\x41"',
    'a cut unicode escape': '"\\u12"',
    'a lone surrogate': '"\ud800"',
    'an escaped lone surrogate': '"\\udc00"',
    'a byte order mark inside': '\ufeff{}',
    'a no-break space': '\u00a0{}',
  };
  for (const [name, text] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => parseJson(text), refused('bad_json'));
    });
  }

  test('joins an escaped pair of surrogates', () => {
    assert.equal(parseJson('"\\ud83d\\ude00"'), '\u{1f600}');
  });

  test('caps the depth, however deep the text is', () => {
    assert.doesNotThrow(() => parseJson(`${'['.repeat(16)}${']'.repeat(16)}`));
    assert.throws(() => parseJson(`${'['.repeat(17)}${']'.repeat(17)}`), refused('bad_json'));
    assert.throws(() => parseJson('[{"a":1}]', { depth: 1 }), refused('bad_json'));
    assert.throws(() => parseJson('['.repeat(60_000)), refused('bad_json'));
    assert.throws(() => parseJson('{"a":'.repeat(12_000)), refused('bad_json'));
  });

  test('caps the length', () => {
    assert.doesNotThrow(() => parseJson(`"${'a'.repeat(65_534)}"`));
    assert.throws(() => parseJson(`"${'a'.repeat(65_535)}"`), refused('bad_json'));
    assert.throws(() => parseJson('[1]', { length: 2 }), refused('bad_json'));
  });
});
