import { generateKeyPairSync, sign } from 'node:crypto';
import { bits, boolean, der, integer, octets, oid, sequence, set, text } from './der.ts';
import { fromHex } from './hex.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** The parts of a TBSCertificate, each replaceable by bytes of the test's. An empty part is left out. */
export interface TbsParts {
  version: Uint8Array;
  serialNumber: Uint8Array;
  signature: Uint8Array;
  issuer: Uint8Array;
  validity: Uint8Array;
  subject: Uint8Array;
  spki: Uint8Array;
  uniqueIds: Uint8Array;
  extensions: Uint8Array;
}

export const oids = {
  country: '2.5.4.6',
  organization: '2.5.4.10',
  unit: '2.5.4.11',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  aaguid: '1.3.6.1.4.1.45724.1.1.4',
};

export const attribute = (type: string, value: string, tag: number = 0x0c): Uint8Array =>
  sequence(oid(type), text(tag, value));

/** A subject as §8.2.1 wants it. */
export const packedSubject: Uint8Array = sequence(
  set(attribute(oids.country, 'NO', 0x13)),
  set(attribute(oids.organization, 'Example Keys')),
  set(attribute(oids.unit, 'Authenticator Attestation')),
  set(attribute(oids.commonName, 'Example Attestation')),
);

export const extension = (id: string, value: Uint8Array, critical?: Uint8Array): Uint8Array =>
  sequence(oid(id), critical ?? [], octets(value));
export const extensions = (...list: readonly Uint8Array[]): Uint8Array => der(0xa3, sequence(...list));
export const notCa: Uint8Array = extension(oids.basicConstraints, sequence(), boolean(true));
export const spki: Uint8Array = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
export const aaguid: Uint8Array = fromHex('00112233445566778899aabbccddeeff');

/** A certificate as §8.2.1 wants it, signed by its own key, with the parts given put in place. */
export function certificate(parts: Partial<TbsParts> = {}): Uint8Array {
  const tbs: TbsParts = {
    version: der(0xa0, integer(2)),
    serialNumber: integer(0x1234),
    signature: ecdsaWithSha256,
    issuer: packedSubject,
    validity: sequence(text(0x17, '240102030405Z'), text(0x18, '20510102030405Z')),
    subject: packedSubject,
    spki,
    uniqueIds: new Uint8Array(),
    extensions: extensions(notCa, extension(oids.aaguid, octets(aaguid))),
    ...parts,
  };
  const body = sequence(
    ...[tbs.version, tbs.serialNumber, tbs.signature, tbs.issuer, tbs.validity, tbs.subject, tbs.spki],
    ...[tbs.uniqueIds, tbs.extensions],
  );
  return sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
}
