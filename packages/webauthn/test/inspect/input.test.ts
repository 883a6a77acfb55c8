import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeBase64url } from '@signet/testkit';
import { details } from '../../src/inspect/details.ts';
import { inspect } from '../../src/inspect/index.ts';
import { fromHex } from '../encoding/hex.ts';
import { find, nodesOf } from './ranges.ts';
import { authData, options, registration, signIn } from './scene.ts';

const { attestationObject, clientDataJSON } = registration.response;

describe('text of the input', () => {
  it('is escaped and shortened, in names and values', () => {
    const inspection = inspect(JSON.stringify({ 'a\u001b[31m': 'x\u202e"\\\n\u0000y', b: 'z'.repeat(500) }), {
      as: 'json',
    });
    const [first, second] = inspection.part.root.children;
    assert.equal(first?.name, '"a\\u{1b}[31m"');
    assert.equal(first?.value, '"x\\u{202e}\\"\\\\\\n\\u{0}y"');
    assert.equal(second?.value, `"${'z'.repeat(160)}"… (500 characters)`);
    assert.match(
      find(inspect(fromHex(`5901f4${'ab'.repeat(500)}`), { as: 'cbor' }), 'CBOR').value,
      /^(?:ab){24}…(?:ab){8} \(500 bytes\)$/u,
    );
  });
});

describe('an input', () => {
  const hex = Buffer.from(attestationObject, 'base64url').toString('hex');
  const forms: readonly (readonly [what: string, input: unknown, encoding: string])[] = [
    ['base64url', attestationObject, 'base64url'],
    ['base64', Buffer.from(attestationObject, 'base64url').toString('base64'), 'base64'],
    ['base64url in lines', attestationObject.replaceAll(/.{20}/gu, '$&\r\n'), 'base64url'],
    ['base64url in quotes', `"${attestationObject}",`, 'base64url'],
    ['hex', hex, 'hex'],
    ['hex in capitals', hex.toUpperCase(), 'hex'],
    ['hex with 0x', `0x${hex}`, 'hex'],
    ['hex with colons', hex.replaceAll(/..(?=.)/gu, '$&:'), 'hex'],
    ['hex in columns', hex.replaceAll(/../gu, '$& '), 'hex'],
    ['bytes', fromHex(hex), 'bytes'],
    ['an ArrayBuffer', fromHex(hex).buffer.slice(0), 'bytes'],
    ['a DataView', new DataView(fromHex(hex).buffer), 'bytes'],
    ['bytes of text', new TextEncoder().encode(attestationObject), 'base64url'],
  ];
  for (const [what, input, encoding] of forms) {
    it(`may be ${what}`, () => {
      const inspection = inspect(input);
      assert.deepEqual(
        [inspection.part.kind, inspection.encoding, inspection.problems],
        ['attestation-object', encoding, []],
      );
      assert.equal(Buffer.from(inspection.part.bytes).toString('hex'), hex);
    });
  }

  it('may be an object, its JSON, or a body around it', () => {
    const forms = [
      registration,
      JSON.stringify(registration, null, 2),
      { ceremony: 'x', response: registration },
      { credential: registration },
    ];
    for (const input of forms) {
      const inspection = inspect(input, { details });
      assert.deepEqual([inspection.part.kind, inspection.problems], ['registration', []]);
      assert.equal(find(inspection, 'rpIdHash').offset, 30);
    }
  });

  it('is told from others by what it holds', () => {
    const assertion = signIn();
    const key = find(inspect(attestationObject), 'credentialPublicKey');
    const keyBytes = Buffer.from(attestationObject, 'base64url').subarray(key.offset);
    const kinds: readonly (readonly [input: unknown, kind: string])[] = [
      [assertion, 'authentication'],
      [assertion.response.authenticatorData, 'authenticator-data'],
      [assertion.response.signature, 'signature'],
      [clientDataJSON, 'client-data'],
      [Buffer.from(clientDataJSON, 'base64url').toString(), 'client-data'],
      [keyBytes, 'public-key'],
      [registration.response.publicKey, 'public-key'],
      ['{"a":1}', 'json'],
      [options, 'json'],
      ['{"challenge":"AA","rpId":"example.org"}', 'json'],
      ['a16161f4', 'cbor'],
      ['3003020101', 'signature'],
      ['3005a003020101', 'der'],
      ['hello, world', 'bytes'],
      ['', 'bytes'],
      [undefined, 'json'],
    ];
    for (const [input, kind] of kinds) assert.equal(inspect(input).part.kind, kind, JSON.stringify(input));
  });

  it('may be PEM, of which the first is read, and the others are told of', () => {
    const armoured = '-----BEGIN CERTIFICATE-----\nMAMC\nAQE=\n-----END CERTIFICATE-----\n';
    const one = inspect(`Subject: x\n${armoured}`);
    assert.deepEqual([one.encoding, one.part.bytes.length, one.part.root.notes], ['pem', 5, []]);
    const three = inspect(armoured.repeat(3)).part.root.notes;
    assert.deepEqual(three, [{ level: 'warning', text: 'The first of 3; the others are not shown.' }]);
  });

  it('that cannot be read as JSON is no exception', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const angry = new Proxy({}, { get: () => assert.fail('read'), ownKeys: () => assert.fail('listed') });
    for (const input of [cyclic, angry, 1n, Symbol('x'), () => 1, { toJSON: () => assert.fail('asked') }]) {
      assert.ok(inspect(input).problems.length > 0 || inspect(input).part.kind === 'json');
    }
  });
});

describe('work and output', () => {
  it('end at 1 MiB of input', () => {
    for (const input of ['a'.repeat(1_048_577), new Uint8Array(1_048_577), { rawId: 'a'.repeat(1_048_577) }]) {
      assert.deepEqual(
        inspect(input).problems.map(({ code }) => code),
        ['too_much'],
      );
      assert.equal(inspect(input).part.bytes.length, 0);
    }
  });

  it('end at some thousand parts, and show those', () => {
    const items = fromHex(`99ffff${'00'.repeat(65_535)}`);
    for (const inspection of [inspect(items, { as: 'cbor' }), inspect(`[${'0,'.repeat(50_000)}0]`, { as: 'json' })]) {
      assert.deepEqual(
        inspection.problems.map(({ code }) => code),
        ['too_much'],
      );
    }
    const certificates = new Uint8Array(100_000).fill(0x30);
    assert.ok([...nodesOf(inspect(certificates, { as: 'der', details }).part)].length < 9000);
  });

  it('of encodings that are asked for stay apart', () => {
    assert.equal(inspect(encodeBase64url(authData('01')), { as: 'bytes' }).problems[0]?.code, 'not_recognised');
    assert.equal(inspect(authData('01'), { as: 'cbor' }).part.kind, 'cbor');
  });
});
