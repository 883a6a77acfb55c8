import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCertInfo } from '../../src/tpm/attest.ts';
import { parsePublicArea } from '../../src/tpm/public-area.ts';
import { TpmReader } from '../../src/tpm/reader.ts';
import { fromHex } from '../encoding/hex.ts';
import { refused } from '../refused.ts';

const malformed = refused('bad_attestation');

describe('TPM structures are read within their bounds', () => {
  it('integers and sized buffers, one after another', () => {
    const reader = new TpmReader(fromHex('0102 ffffffff 0003 aabbcc 0000 dd'));
    assert.equal(reader.uint16(), 0x0102);
    assert.equal(reader.uint32(), 0xffff_ffff);
    assert.deepEqual(reader.sized(), fromHex('aabbcc'));
    assert.deepEqual(reader.sized(), new Uint8Array(0));
    assert.deepEqual(reader.take(1), fromHex('dd'));
    reader.end();
  });

  it('what is cut short is refused at once', () => {
    assert.throws(() => new TpmReader(fromHex('01')).uint16(), malformed);
    assert.throws(() => new TpmReader(fromHex('010203')).uint32(), malformed);
    assert.throws(() => new TpmReader(fromHex('0003 aabb')).sized(), malformed);
    assert.throws(() => new TpmReader(fromHex('ffff')).sized(), malformed);
    assert.throws(() => new TpmReader(new Uint8Array(0)).take(1), malformed);
  });

  it('bytes that are left over are refused', () => {
    const reader = new TpmReader(fromHex('0001 02'));
    reader.uint16();
    assert.throws(() => reader.end(), malformed);
  });

  it('what is read does not change with the input', () => {
    const bytes = fromHex('0001 02');
    const read = new TpmReader(bytes).sized();
    bytes.fill(0);
    assert.deepEqual(read, fromHex('02'));
  });
});

/** Type, nameAlg, objectAttributes and authPolicy; then symmetric, scheme and what the type of key has. */
const ecc = '0023 000b 00040472 0000 0010 0010 0003 0010 0002 aaab 0001 cc';
const rsa = '0001 000b 00040472 0000 0010 0010 0010 00000000 0002 c5c7';

describe('public areas (TPMT_PUBLIC)', () => {
  it('of an ECC key: its curve as COSE has it, and the point as written', () => {
    const { key, nameHash } = parsePublicArea(fromHex(ecc));
    assert.deepEqual(key, { kty: 'EC2', crv: 1, x: fromHex('aaab'), y: fromHex('cc') });
    assert.equal(nameHash.name, 'sha256');
  });

  it('tell a key that the TPM generated and keeps by its attributes, all of them', () => {
    const of = (attributes: string): boolean =>
      parsePublicArea(fromHex(ecc.replace('00040472', attributes))).isOfThisTpm;
    for (const attributes of ['00040472', '00040032', '00060472', 'ffffffff']) assert.ok(of(attributes), attributes);
    for (const attributes of ['00040470', '00040462', '00040452', '00020472', '00000000']) {
      assert.ok(!of(attributes), attributes);
    }
  });

  it('of an RSA key: an exponent of 0 is 65537, another one is itself', () => {
    assert.deepEqual(parsePublicArea(fromHex(rsa)).key, { kty: 'RSA', n: fromHex('c5c7'), e: 65_537 });
    const other = parsePublicArea(fromHex(rsa.replace('00000000', '00000003'))).key;
    assert.deepEqual(other, { kty: 'RSA', n: fromHex('c5c7'), e: 3 });
  });

  for (const [id, crv] of [
    ['0003', 1],
    ['0004', 2],
    ['0005', 3],
  ] as const) {
    it(`the curve ${id} is ${crv}`, () => {
      const { key } = parsePublicArea(fromHex(ecc.replace('0010 0003', `0010 ${id}`)));
      assert.equal(key.kty === 'EC2' && key.crv, crv);
    });
  }

  for (const [id, name] of [
    ['0004', 'sha1'],
    ['000b', 'sha256'],
    ['000c', 'sha384'],
    ['000d', 'sha512'],
    ['0027', 'sha3-256'],
    ['0028', 'sha3-384'],
    ['0029', 'sha3-512'],
  ] as const) {
    it(`the hash algorithm ${id} is ${name}`, () => {
      assert.equal(parsePublicArea(fromHex(ecc.replace('000b', id))).nameHash.name, name);
    });
  }

  const schemes = {
    RSASSA: rsa.replace('0010 0010', '0010 0014 000b'),
    RSAPSS: rsa.replace('0010 0010', '0010 0016 000c'),
  };
  for (const [name, text] of Object.entries({ ...schemes, ECDSA: ecc.replace('0010 0010', '0010 0018 000b') })) {
    it(`may be bound to ${name}`, () => assert.ok(parsePublicArea(fromHex(text))));
  }

  const wrong: Record<string, string> = {
    'another type of key': ecc.replace('0023', '0008'),
    'an unknown hash algorithm': ecc.replace('000b', '0012'),
    'a symmetric algorithm': ecc.replace('0000 0010', '0000 0006'),
    'an unknown scheme': ecc.replace('0010 0010', '0010 001a'),
    'a scheme of the other type of key': rsa.replace('0010 0010', '0010 0018 000b'),
    'a scheme with an unknown hash algorithm': ecc.replace('0010 0010', '0010 0018 0099'),
    'an unknown curve': ecc.replace('0010 0003', '0010 0010'),
    'a key derivation function': ecc.replace('0003 0010', '0003 0020'),
    'a modulus of another size': rsa.replace('0010 00000000', '0018 00000000'),
    'a byte too many': `${ecc} 00`,
    'a byte too few': ecc.slice(0, -2),
    'a point without y': ecc.slice(0, -8),
    nothing: '',
  };
  for (const [what, text] of Object.entries(wrong)) {
    it(`with ${what} are refused`, () => assert.throws(() => parsePublicArea(fromHex(text)), malformed));
  }
});

describe('certifications (TPMS_ATTEST)', () => {
  const whole =
    'ff544347 8017 0001 aa 0002 bbbc 0000000000000001 00000002 00000003 33 0000000000000004 0003 ddddde 0001 ee';

  it('tell what was signed along and the name of what is certified', () => {
    assert.deepEqual(parseCertInfo(fromHex(whole)), { extraData: fromHex('bbbc'), name: fromHex('ddddde') });
  });

  const wrong: Record<string, string> = {
    'another magic': whole.replace('ff544347', 'ff544348'),
    'another type': whole.replace('8017', '8018'),
    'a byte too many': `${whole}00`,
    'a byte too few': whole.slice(0, -2),
    'a length beyond the end': whole.replace('0001 ee', '0002 ee'),
    'no qualified name': whole.slice(0, -7),
    nothing: '',
  };
  for (const [what, text] of Object.entries(wrong)) {
    it(`with ${what} are refused`, () => assert.throws(() => parseCertInfo(fromHex(text)), malformed));
  }
});
