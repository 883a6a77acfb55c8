import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rpIdHash } from '../../src/ceremonies/rp-id-hash.ts';
import { isValidRpId } from '../../src/ceremonies/rp-id.ts';
import { toHex } from '../encoding/hex.ts';

describe('RP IDs (§5.4.2): valid domains', () => {
  const valid = ['localhost', 'example.org', 'a.b.c.example.org', 'xn--bcher-kva.example', '1.example', 'a-b.example'];
  for (const text of [...valid, `${'a'.repeat(63)}.example`]) {
    it(`${text} is one`, () => assert.ok(isValidRpId(text)));
  }

  const wrong = [
    '',
    'https://example.org',
    'example.org:8443',
    'example.org/',
    '.example.org',
    'example.org.',
    'example..org',
    'Example.org',
    '-a.example',
    'a-.example',
    'a_b.example',
    'b\u00fccher.example',
    'example.org ',
    'example.org\n',
    '127.0.0.1',
    '1.2.3',
    '0x7f.1',
    'example.0x',
    '2130706433',
    '[::1]',
    '::1',
    '*.example.org',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(126)}aa`,
  ];
  for (const text of wrong) {
    it(`${JSON.stringify(text)} is none`, () => assert.ok(!isValidRpId(text)));
  }

  it('253 characters are the most', () => {
    const longest = `${'a.'.repeat(126)}a`;
    assert.equal(longest.length, 253);
    assert.ok(isValidRpId(longest));
  });
});

describe('the RP ID hash (§6.1)', () => {
  it('is SHA-256 of the text, whether known or not', () => {
    const expected = 'bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b5';
    for (let time = 0; time < 2; time += 1) assert.equal(toHex(rpIdHash('example.org')), expected);
    for (let index = 0; index < 1100; index += 1) rpIdHash(`tenant${index}.example`);
    assert.equal(toHex(rpIdHash('example.org')), expected);
  });
});
