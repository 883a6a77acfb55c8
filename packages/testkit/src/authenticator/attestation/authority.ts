import { derBoolean, derInteger, derSequence } from '../../encoding/der.ts';
import { makeEs256Key } from '../keys/es256.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Seed } from '../seed.ts';
import { makeCertificate } from './certificate.ts';
import type { CertificateExtension, NameAttribute } from './certificate.ts';

/** What a certificate below an authority says; each member may be changed by a test. */
export interface IssuedFields {
  /** Default 3. */
  readonly version?: 1 | 2 | 3;
  readonly subject: readonly NameAttribute[];
  readonly publicKey: SigningKey;
  readonly extensions: readonly CertificateExtension[];
}

/** A certificate authority of one certificate, which issues leaves. */
export interface Authority {
  readonly name: readonly NameAttribute[];
  /** DER: for the trust anchors of a relying party. */
  readonly root: Uint8Array;
  /** DER of a certificate that it signs. */
  readonly issue: (fields: IssuedFields) => Uint8Array;
}

const VALIDITY = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-01-01T00:00:00Z') };

/** Key usage keyCertSign and cRLSign: bits 5 and 6, one unused bit. */
const KEY_CERT_SIGN = Uint8Array.of(0x03, 0x02, 0x01, 0x06);

const ROOT_EXTENSIONS: readonly CertificateExtension[] = [
  { oid: '2.5.29.19', critical: true, value: derSequence(derBoolean(true), derInteger(0n)) },
  { oid: '2.5.29.15', critical: true, value: KEY_CERT_SIGN },
];

/** The authority of this name and seed: the same ones each time. */
export function makeAuthority(seed: Seed, commonName: string): Authority {
  const key = makeEs256Key(seed, `authority ${commonName}`);
  const name = [['2.5.4.3', 'utf8', commonName]] as const;
  const of = (serial: bigint, fields: IssuedFields): Uint8Array =>
    makeCertificate({ version: 3, serial, issuer: name, ...VALIDITY, ...fields }, key);
  return {
    name,
    root: of(1n, { subject: name, publicKey: key, extensions: ROOT_EXTENSIONS }),
    issue: (fields) => of(2n, fields),
  };
}

/** Basic constraints without a path length. CA FALSE is the default, and DER leaves defaults out. */
export function basicConstraints(ca: boolean): CertificateExtension {
  return { oid: '2.5.29.19', critical: true, value: derSequence(...(ca ? [derBoolean(true)] : [])) };
}

/** Basic constraints of a leaf. */
export const NOT_A_CA: CertificateExtension = basicConstraints(false);
