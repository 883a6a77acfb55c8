import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonObject } from '../../src/jws/json-object.ts';
import { parseJws } from '../../src/jws/parse.ts';
import { refused } from '../refused.ts';
import { ascii, jws, signingInput } from './made.ts';

const header = { alg: 'RS256', x5c: ['MIIB', 'AQID'] };
const parse = (bytes: Uint8Array, length?: number) => parseJws(bytes, 'bad_attestation', length);
const isRefused = (bytes: Uint8Array, what: string): void =>
  assert.throws(() => parse(bytes), refused('bad_attestation'), what);

describe('a JWS in compact serialization (RFC 7515 §7.1)', () => {
  it('is taken apart', () => {
    const parsed = parse(jws({ ...header, kid: 'x' }, { nonce: 'n' }, Uint8Array.of(1, 2)));
    assert.equal(parsed.alg, -257);
    assert.equal(parsed.header.get('kid'), 'x');
    assert.deepEqual(parsed.certificates, [Uint8Array.of(0x30, 0x82, 0x01), Uint8Array.of(1, 2, 3)]);
    assert.deepEqual(parsed.payload, ascii('{"nonce":"n"}'));
    assert.deepEqual(parsed.signature, Uint8Array.of(1, 2));
    assert.deepEqual(parsed.signed, ascii(signingInput({ ...header, kid: 'x' }, { nonce: 'n' })));
  });

  it('has a payload that need not be JSON, and may be empty', () => {
    assert.deepEqual(parse(jws(header, 'text')).payload, ascii('text'));
    assert.deepEqual(parse(jws(header, '')).payload, new Uint8Array());
  });

  it('has exactly three parts', () => {
    const text = new TextDecoder().decode(jws(header));
    const [head = '', body = '', signature = ''] = text.split('.');
    for (const wrong of ['', head, `${head}.${body}`, `${text}.`, `${text}.${signature}`, `.${text}`, '..']) {
      isRefused(ascii(wrong), wrong);
    }
    assert.deepEqual(parse(ascii(`${head}..`)).signature, new Uint8Array());
    // A text that is base64url with its last character and without it, so that only the dots are missing.
    const [alone = ''] = ['', 'a', 'ab']
      .map((kid) => signingInput({ ...header, kid }).split('.')[0] ?? '')
      .filter(({ length }) => length % 4 === 2);
    assert.notEqual(alone, '');
    isRefused(ascii(`${alone}A`), 'one part');
  });

  it('is canonical base64url, with nothing before, within or after', () => {
    const text = new TextDecoder().decode(jws(header, {}, Uint8Array.of(1)));
    for (const [at, wrong] of ['=', ' ', '\n', '+', '\u00e9', '\0'].entries()) {
      isRefused(ascii(`${text}${wrong}`), `after ${at}`);
      isRefused(ascii(`${wrong}${text}`), `before ${at}`);
      isRefused(ascii(text.replace('.', `${wrong}.`)), `within ${at}`);
    }
    isRefused(Uint8Array.of(0xef, 0xbb, 0xbf, ...ascii(text)), 'byte order mark');
    isRefused(ascii(text.replace(/AQ$/u, 'AR')), 'unused bits');
  });

  it('is as long as the caller takes at most', () => {
    const bytes = jws(header, {}, new Uint8Array(60_000));
    isRefused(bytes, '64 KiB');
    assert.equal(parse(bytes, bytes.length).signature.length, 60_000);
    assert.throws(() => parse(bytes, bytes.length - 1), refused('bad_attestation'));
    const most = jws(header, '', new Uint8Array(48_000));
    assert.ok(most.length < 65_536 && parse(most).signature.length === 48_000);
  });
});

describe('the header of a JWS (RFC 7515 §4)', () => {
  it('names an algorithm of the table', () => {
    assert.equal(parse(jws({ ...header, alg: 'ES256' }, {}, new Uint8Array(64))).alg, -7);
    const others = [
      'none',
      'None',
      '',
      'HS256',
      'RS1',
      'RS384',
      'PS256',
      'EdDSA',
      'rs256',
      'RS256 ',
      -257,
      null,
      ['RS256'],
    ];
    for (const alg of [...others, undefined, true, {}, '__proto__']) {
      isRefused(jws({ ...header, alg }), JSON.stringify(alg));
    }
  });

  it('names no key but by x5c, and no extension that has to be understood', () => {
    for (const name of ['jku', 'jwk', 'x5u', 'crit']) {
      for (const value of ['https://example.org', null, [], {}]) {
        isRefused(jws({ ...header, [name]: value }), name);
      }
    }
    for (const name of ['kid', 'typ', 'cty', 'x5t', 'x5t#S256', 'iat']) {
      assert.equal(parse(jws({ ...header, [name]: 'x' })).header.get(name), 'x');
    }
  });

  it('holds 1 to 8 certificates in base64', () => {
    for (const x5c of [
      undefined,
      null,
      [],
      'MIIB',
      {},
      1,
      [1],
      ['MIIB', 1],
      [null],
      [['MIIB']],
      ['MII'],
      ['-_--'],
      ['MIIB', 'M'],
    ]) {
      isRefused(jws({ ...header, x5c }), JSON.stringify(x5c));
    }
    const many = (length: number) => jws({ ...header, x5c: Array.from({ length }, () => 'MIIB') });
    assert.equal(parse(many(8)).certificates.length, 8);
    isRefused(many(9), 'nine');
  });

  it('is one JSON object, strictly', () => {
    const twice = '{"alg":"RS256","alg":"none","x5c":["MIIB"]}';
    for (const text of ['[]', '1', 'null', '', '{', '{}x', twice, '{"alg":"RS256",}', '\0{}'])
      isRefused(jws(text), text);
  });
});

describe('an ES256 signature of a JWS (RFC 7518 §3.4)', () => {
  const es256 = (signature: Uint8Array): Uint8Array => parse(jws({ ...header, alg: 'ES256' }, {}, signature)).signature;
  const half = (...end: readonly number[]): Uint8Array => Uint8Array.of(...new Uint8Array(32 - end.length), ...end);

  it('becomes the DER that verification takes', () => {
    assert.deepEqual(es256(Uint8Array.of(...half(1), ...half(0x7f))), Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 0x7f));
    assert.deepEqual(
      es256(Uint8Array.of(...half(0x80), ...half(1, 0))),
      Uint8Array.of(0x30, 8, 2, 2, 0, 0x80, 2, 2, 1, 0),
    );
    assert.deepEqual(es256(new Uint8Array(64)), Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0));
    const long = new Uint8Array(64).fill(0xff);
    assert.deepEqual([...es256(long).subarray(0, 5)], [0x30, 70, 2, 33, 0]);
  });

  it('has 64 bytes', () => {
    for (const length of [0, 1, 63, 65, 96, 128]) {
      assert.throws(() => es256(new Uint8Array(length)), refused('bad_attestation'));
    }
  });
});

describe('a JSON object of a JWS', () => {
  it('is refused with the code of its caller, whatever is wrong', () => {
    const read = (text: string, limits = {}) => readJsonObject(ascii(text), 'bad_attestation', limits);
    assert.equal(read('{"a":1}').get('a'), 1);
    for (const text of ['', '[]', '{"a":1,"a":1}', '{"a":"\\ud800"}']) {
      assert.throws(() => read(text), refused('bad_attestation'));
    }
    assert.throws(() => read('{"a":1}', { length: 6 }), refused('bad_attestation'));
    assert.throws(() => readJsonObject(Uint8Array.of(0xff, 0xff), 'bad_attestation'), refused('bad_attestation'));
  });
});
