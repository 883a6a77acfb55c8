import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeBase64url, encodeBase64url } from '../../src/bytes/base64url.ts';
import { outcome, refused } from '../refused.ts';

describe('base64url (RFC 4648 §5, §10)', () => {
  const vectors = { '': '', f: 'Zg', fo: 'Zm8', foo: 'Zm9v', foob: 'Zm9vYg', fooba: 'Zm9vYmE', foobar: 'Zm9vYmFy' };
  for (const [plain, encoded] of Object.entries(vectors)) {
    test(`"${plain}" is ${encoded}`, () => {
      assert.equal(encodeBase64url(new TextEncoder().encode(plain)), encoded);
      assert.deepEqual(decodeBase64url(encoded), new TextEncoder().encode(plain));
    });
  }

  test('every byte string comes back, and is encoded as the platform does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64url(bytes);
        assert.equal(text, Buffer.from(bytes).toString('base64url'));
        assert.deepEqual(decodeBase64url(text), bytes);
      }),
      { numRuns: 2000 },
    );
  });

  const wrong = {
    'a length of 1 mod 4': 'Zm9vY',
    'a single character': 'A',
    padding: 'Zg==',
    'padding inside': 'Zg==Zg==',
    'a plus sign': 'ab+d',
    'a slash': 'ab/d',
    'a space': 'ab d',
    'a line break at the end': 'Zm9v\n',
    'unused bits of two characters': 'Zh',
    'unused bits of three characters': 'Zm9',
    'a character beyond ASCII': 'abcé',
    'a wide character in the tail': 'a\u{100}',
    'a third character of the tail outside the alphabet': 'ab=',
    'a first character of the tail outside the alphabet': '.A',
    'a NUL': '\0AAA',
  };
  for (const [name, text] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => decodeBase64url(text), refused('bad_shape'));
    });
  }

  test('refuses with the code of the caller', () => {
    assert.throws(() => decodeBase64url('A', 'bad_client_data'), refused('bad_client_data'));
    assert.throws(() => decodeBase64url('!AAA', 'bad_client_data'), refused('bad_client_data'));
  });

  test('takes a text exactly if it is the one encoding of some bytes', () => {
    const unit = fc.constantFrom(...'AQgwZz09-_=+/ .é');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 9 }), (text) => {
        const isCanonical = Buffer.from(text, 'base64url').toString('base64url') === text;
        assert.equal('value' in outcome(() => decodeBase64url(text)), isCanonical);
      }),
      { numRuns: 5000 },
    );
  });
});
