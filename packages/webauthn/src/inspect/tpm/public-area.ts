import { tpmCurves, tpmHashes, tpmNull } from '../../tpm/algorithms.ts';
import { parsePublicArea } from '../../tpm/public-area.ts';
import { nameCurve } from '../cose-key.ts';
import { Fields } from '../fields.ts';
import type { Draft, Pen } from '../pen.ts';
import { judgeTpm, takeSized } from './sized.ts';

const schemes: Readonly<Record<number, string>> = {
  0x0010: 'none',
  0x0014: 'RSASSA',
  0x0016: 'RSAPSS',
  0x0018: 'ECDSA',
};
const types: Readonly<Record<number, string>> = { 0x0001: 'RSA', 0x0023: 'ECC' };
const attributes: Readonly<Record<number, string>> = {
  1: 'fixedTPM',
  2: 'stClear',
  4: 'fixedParent',
  5: 'sensitiveDataOrigin',
  6: 'userWithAuth',
  7: 'adminWithPolicy',
  10: 'noDA',
  11: 'encryptedDuplication',
  16: 'restricted',
  17: 'decrypt',
  18: 'sign',
};

/** Describes `pubArea` of a TPM statement: a TPMT_PUBLIC (TPM 2.0 Library Part 2, §12.2.4). */
export function describePublicArea(pen: Pen, node: Draft): void {
  node.anchor = 'TPM 2.0 Part 2 §12.2.4';
  pen.within(node, 'bad_attestation', () => {
    const fields = new Fields(pen, node, 'bad_attestation');
    const type = fields.number('type', 2, 'Kind of key.', (value) => types[value]);
    fields.number('nameAlg', 2, 'Hash algorithm of the key’s name.', hashName);
    fields.number('objectAttributes', 4, 'How the TPM lets the key be used.', attributeNames);
    takeSized(fields, 'authPolicy', 'Policy of its use.');
    if (types[type] === undefined) return null;
    describeSymmetric(fields);
    describeScheme(fields);
    if (types[type] === 'RSA') describeRsa(fields);
    else describeEcc(fields);
    return fields.at;
  });
  judgeTpm(pen, node, parsePublicArea);
}

function describeSymmetric(fields: Fields): void {
  const id = fields.number('symmetric', 2, 'Algorithm for keys below it.', (value) => schemes[value]);
  if (id === tpmNull) return;
  fields.number('symmetricKeyBits', 2, 'Its size.');
  fields.number('symmetricMode', 2, 'Its mode.');
}

function describeScheme(fields: Fields): void {
  const scheme = fields.number('scheme', 2, 'The one scheme that it signs with, or none.', (value) => schemes[value]);
  if (scheme !== tpmNull) fields.number('schemeHash', 2, 'Hash algorithm of the scheme.', hashName);
}

function describeRsa(fields: Fields): void {
  fields.number('keyBits', 2, 'Size of the modulus, in bits.');
  fields.number('exponent', 4, 'Public exponent; 0 means 65537.');
  takeSized(fields, 'unique', 'The modulus: that of the credential public key.');
}

function describeEcc(fields: Fields): void {
  fields.number('curveID', 2, 'The curve.', (value) => nameCurve(tpmCurves.get(value) ?? 0));
  const kdf = fields.number('kdf', 2, 'Key derivation; none.', (value) => schemes[value]);
  if (kdf !== tpmNull) fields.number('kdfHash', 2, 'Its hash algorithm.', hashName);
  takeSized(fields, 'x', 'x coordinate of the point: that of the credential public key.');
  takeSized(fields, 'y', 'y coordinate of the point: that of the credential public key.');
}

function hashName(value: number): string | undefined {
  return tpmHashes.find(({ id }) => id === value)?.name;
}

function attributeNames(value: number): string {
  const names = Object.entries(attributes).filter(([bit]) => (value & (1 << Number(bit))) !== 0);
  return names.map(([, name]) => name).join(', ');
}
