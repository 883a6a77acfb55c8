import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseAuthenticatorData } from '../../src/authenticator-data/parse.ts';
import type { RefusalCode } from '../../src/refusals/codes.ts';
import { cbor } from '../encoding/cbor.ts';
import type { Encodable } from '../encoding/cbor.ts';
import { fromHex } from '../encoding/hex.ts';
import { eddsaPair, es256Pair } from '../encoding/keys.ts';
import { outcome, refused } from '../refused.ts';

const rpIdHash = new Uint8Array(32).fill(0xa1);
const aaguid = fromHex('000102030405060708090a0b0c0d0e0f');
const key = es256Pair().cose;
const bytesOf = (...parts: (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

function authData(flags: number, ...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  return bytesOf(rpIdHash, [flags], [0x01, 0x02, 0x03, 0xff], ...parts);
}

function attested(id: Uint8Array, publicKey: Uint8Array = key, length: number = id.length): Uint8Array {
  return bytesOf(aaguid, [length >> 8, length & 255], id, publicKey);
}

const id = new Uint8Array(16).fill(0x1d);
const extensions = cbor(
  new Map<string, Encodable>([
    ['credProtect', 2],
    ['hmac-secret', true],
  ]),
);

describe('authenticator data (§6.1)', () => {
  test('without attested credential data and extensions has 37 bytes', () => {
    const bytes = authData(0x05);
    const parsed = parseAuthenticatorData(bytes);
    assert.deepEqual(parsed.bytes, bytes);
    assert.deepEqual(parsed.rpIdHash, rpIdHash);
    assert.equal(parsed.signCount, 0x010203ff);
    assert.equal(parsed.attestedCredentialData, null);
    assert.equal(parsed.extensions, null);
  });

  test('every flag has its bit, and reserved bits are accepted', () => {
    for (let byte = 0; byte < 256; byte++) {
      const at = (byte & 0x40) !== 0;
      const ed = (byte & 0x80) !== 0;
      const { flags } = parseAuthenticatorData(authData(byte, at ? attested(id) : [], ed ? extensions : []));
      const expected = { up: (byte & 1) !== 0, uv: (byte & 4) !== 0, be: (byte & 8) !== 0, bs: (byte & 16) !== 0 };
      assert.deepEqual(flags, { byte, ...expected, at, ed });
    }
  });

  test('the counter is unsigned', () => {
    assert.equal(parseAuthenticatorData(bytesOf(rpIdHash, [1], [0xff, 0xff, 0xff, 0xff])).signCount, 4294967295);
  });

  test('a view into a larger buffer is read as the same bytes, and not changed', () => {
    const bytes = authData(0xc5, attested(id), extensions);
    const buffer = Buffer.concat([Buffer.alloc(7, 0xee), bytes, Buffer.alloc(7, 0xee)]);
    const view = buffer.subarray(7, 7 + bytes.length);
    const before = buffer.toString('hex');
    const parsed = parseAuthenticatorData(view);
    assert.deepEqual(parsed.attestedCredentialData, parseAuthenticatorData(bytes).attestedCredentialData);
    assert.deepEqual(parsed.extensions, parseAuthenticatorData(bytes).extensions);
    assert.equal(buffer.toString('hex'), before);
  });
});

describe('attested credential data (§6.5.1)', () => {
  for (const [name, publicKey] of Object.entries({ ES256: key, EdDSA: eddsaPair().cose })) {
    for (const length of [1, 16, 255, 1023, 1024, 65535]) {
      test(`is sliced: ${name}, a credential id of ${length} bytes, with and without extensions`, () => {
        const credentialId = new Uint8Array(length).fill(7);
        for (const ed of [false, true]) {
          const bytes = authData(ed ? 0xc5 : 0x45, attested(credentialId, publicKey), ed ? extensions : []);
          const parsed = parseAuthenticatorData(bytes);
          assert.deepEqual(parsed.attestedCredentialData, { aaguid, credentialId, publicKey });
          assert.equal(parsed.extensions?.get('credProtect'), ed ? 2 : undefined);
        }
      });
    }
  }

  test('its parts have memory of their own', () => {
    const bytes = authData(0x45, attested(id));
    const { attestedCredentialData } = parseAuthenticatorData(bytes);
    bytes.fill(0);
    assert.deepEqual(attestedCredentialData, { aaguid, credentialId: id, publicKey: key });
  });

  test('the key is sliced and not judged', () => {
    const { attestedCredentialData } = parseAuthenticatorData(authData(0x45, attested(id, cbor('no key'))));
    assert.deepEqual(attestedCredentialData?.publicKey, cbor('no key'));
  });
});

describe('extensions (§6.1, §9.5)', () => {
  test('keys stay data, in any order', () => {
    const odd = cbor(
      new Map<string, Encodable>([
        ['zz', 1],
        ['__proto__', new Map([['credProtect', 3]])],
        ['a', 2],
      ]),
    );
    const parsed = parseAuthenticatorData(authData(0x81, odd)).extensions;
    assert.deepEqual([...(parsed?.keys() ?? [])], ['zz', '__proto__', 'a']);
    assert.equal(Reflect.get(parsed ?? {}, 'credProtect'), undefined);
  });

  test('may be an empty map', () => {
    assert.deepEqual(parseAuthenticatorData(authData(0x81, cbor(new Map()))).extensions, new Map());
  });
});

describe('what authenticator data may not be', () => {
  const cases: Record<string, [Uint8Array, RefusalCode]> = {
    nothing: [new Uint8Array(), 'authdata_truncated'],
    '36 bytes': [authData(0x05).subarray(0, 36), 'authdata_truncated'],
    '38 bytes without AT and ED': [authData(0x05, [0]), 'authdata_trailing'],
    'attested credential data without AT': [authData(0x05, attested(id)), 'authdata_trailing'],
    'extensions without ED': [authData(0x45, attested(id), extensions), 'authdata_trailing'],
    'bytes after the extensions': [authData(0x85, extensions, [0]), 'authdata_trailing'],
    'bytes after attested data and extensions': [
      authData(0xc5, attested(id), extensions, extensions),
      'authdata_trailing',
    ],
    'AT and no bytes': [authData(0x45), 'authdata_truncated'],
    'a cut AAGUID': [authData(0x45, aaguid.subarray(1)), 'authdata_truncated'],
    'a cut credentialIdLength': [authData(0x45, aaguid, [0]), 'authdata_truncated'],
    'a length and no credential id': [authData(0x45, aaguid, [0, 16]), 'authdata_truncated'],
    'a cut credential id': [authData(0x45, aaguid, [0, 16], id.subarray(1)), 'authdata_truncated'],
    'a credential id and no key': [authData(0x45, aaguid, [0, 16], id), 'authdata_truncated'],
    'a credentialIdLength beyond the input': [authData(0x45, attested(id, key, 0xffff)), 'authdata_truncated'],
    'a credential id of 0 bytes': [authData(0x45, attested(new Uint8Array())), 'bad_credential_id'],
    'a credential id of 0 bytes and nothing after it': [authData(0x45, aaguid, [0, 0]), 'bad_credential_id'],
    'a cut key': [authData(0x45, attested(id, key.subarray(0, -1))), 'cbor_truncated'],
    'a key of indefinite length': [authData(0x45, attested(id, fromHex('bf01020326ff'))), 'cbor_form'],
    'a key with a label twice': [authData(0x45, attested(id, fromHex('a201020102'))), 'cbor_form'],
    'a key with labels out of order': [authData(0x45, attested(id, fromHex('a203260102'))), 'cbor_form'],
    'ED and no bytes': [authData(0x85), 'authdata_truncated'],
    'ED and no bytes after attested data': [authData(0xc5, attested(id)), 'authdata_truncated'],
    'extensions that are an array': [authData(0x85, cbor([])), 'bad_extensions'],
    'extensions that are null': [authData(0x85, cbor(null)), 'bad_extensions'],
    'extensions that are text': [authData(0x85, cbor('credProtect')), 'bad_extensions'],
    'cut extensions': [authData(0x85, extensions.subarray(0, -1)), 'cbor_truncated'],
    'an extension twice': [authData(0x85, fromHex('a2616100616100')), 'cbor_duplicate'],
    'an extension with a float': [authData(0x85, fromHex('a16161f93c00')), 'cbor_form'],
    'extensions nested 20 000 deep': [authData(0x85, new Uint8Array(20_000).fill(0x81)), 'cbor_depth'],
  };
  for (const [name, [bytes, code]] of Object.entries(cases)) {
    test(`refuses ${name}: ${code}`, () => {
      assert.throws(() => parseAuthenticatorData(bytes), refused(code));
    });
  }

  test('arbitrary bytes after the head are answered or refused', () => {
    fc.assert(
      fc.property(fc.nat({ max: 255 }), fc.uint8Array({ maxLength: 120 }), (flags, rest) => {
        const bytes = authData(flags, rest);
        const got = outcome(() => parseAuthenticatorData(bytes));
        if ('code' in got) return;
        assert.equal(got.value.attestedCredentialData === null, (flags & 0x40) === 0);
        assert.equal(got.value.extensions === null, (flags & 0x80) === 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('any bytes at all are answered or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => void outcome(() => parseAuthenticatorData(bytes))),
      { numRuns: 1000 },
    );
  });
});
