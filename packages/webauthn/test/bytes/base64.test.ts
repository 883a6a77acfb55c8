import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeBase64, encodeBase64 } from '../../src/bytes/base64.ts';
import { refused } from '../refused.ts';

/** RFC 4648 §10, and the two characters that base64url writes otherwise. */
const pairs: readonly (readonly [string, string])[] = [
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
  ['\u00fb\u00ff\u00be', '+/++'],
];
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('base64 (RFC 4648 §4)', () => {
  for (const [text, encoded] of pairs) {
    it(`${JSON.stringify(encoded)} and back`, () => {
      assert.deepEqual(decodeBase64(encoded), bytesOf(text));
      assert.equal(encodeBase64(bytesOf(text)), encoded);
    });
  }

  it('as the platform has it, for every length', () => {
    for (let length = 0; length < 100; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 89 + length) & 0xff);
      const text = Buffer.from(bytes).toString('base64');
      assert.equal(encodeBase64(bytes), text);
      assert.deepEqual(decodeBase64(text), bytes);
    }
  });

  const wrong = [
    'Zg',
    'Zg=',
    'Zg===',
    'Zh==',
    'Zm9=',
    'Z===',
    '====',
    '=',
    'Zm9v====',
    'Zg==Zg==',
    'Z=g=',
    'Zm9v\n',
    ' Zm9',
    'Zm 9',
    '-_--',
    '+_++',
    'Zm9é',
    'Zm9\u0000',
  ];
  for (const text of wrong) {
    it(`${JSON.stringify(text)} is refused`, () => {
      assert.throws(() => decodeBase64(text), refused('bad_shape'));
      assert.throws(() => decodeBase64(text, 'bad_attestation'), refused('bad_attestation'));
    });
  }
});
