import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as d from '../../src/encoding/der.ts';
import { encodeEcdsaSignature } from '../../src/encoding/ecdsa-signature.ts';

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('DER encoder', () => {
  it('writes INTEGERs minimal and not negative', () => {
    assert.equal(hex(d.derInteger(0n)), '020100');
    assert.equal(hex(d.derInteger(127n)), '02017f');
    assert.equal(hex(d.derInteger(128n)), '02020080');
    assert.equal(hex(d.derInteger(256n)), '02020100');
  });

  it('writes lengths in the shortest form', () => {
    assert.equal(hex(d.derOctetString(new Uint8Array(127))).slice(0, 4), '047f');
    assert.equal(hex(d.derOctetString(new Uint8Array(128))).slice(0, 6), '048180');
    assert.equal(hex(d.derOctetString(new Uint8Array(256))).slice(0, 8), '04820100');
  });

  it('writes object identifiers', () => {
    assert.equal(hex(d.derOid('1.2.840.10045.4.3.2')), '06082a8648ce3d040302');
    assert.equal(hex(d.derOid('1.3.6.1.4.1.45724.1.1.4')), '060b2b0601040182e51c010104');
    assert.equal(hex(d.derOid('2.5.29.19')), '0603551d13');
  });

  it('writes the other types of a certificate', () => {
    assert.equal(hex(d.derBoolean(true)), '0101ff');
    assert.equal(hex(d.derBitString(Uint8Array.of(6))), '03020006');
    assert.equal(hex(d.derUtf8String('ü')), '0c02c3bc');
    assert.equal(hex(d.derPrintableString('AQ')), '13024151');
    assert.equal(hex(d.derSet(d.derSequence())), '31023000');
    assert.equal(
      hex(d.derUtcTime(new Date('2024-01-02T03:04:05Z'))),
      `170d${Buffer.from('240102030405Z').toString('hex')}`,
    );
  });

  it('writes the signature of the example in WebAuthn §6.5.5', () => {
    const r = 0x00_8990_9504_e14f_1e29_dba8_158f_a7c3_87e8_88ff_be07_d824_bb21_4320_5506_ab15_9c3en;
    const s = 0x5655_4fb5_819b_1284_5e85_be2f_7837_1cf3_cb95_e387_f451_cb36_2b94_78d1_83d2n;
    const expected =
      '304302210089909504e14f1e29dba8158fa7c387e888ffbe07d824bb2143205506ab159c3e' +
      '021e56554fb5819b12845e85be2f78371cf3cb95e387f451cb362b9478d183d2';
    assert.equal(hex(encodeEcdsaSignature(r, s)), expected);
  });
});
