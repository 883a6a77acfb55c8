import {
  der,
  derBitString,
  derBoolean,
  derInteger,
  derOctetString,
  derOid,
  derPrintableString,
  derSequence,
  derSet,
  derUtcTime,
  derUtf8String,
} from '../../encoding/der.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { certificateAlgorithmOf } from './certificate-signing.ts';

/** One attribute of a name, in a set of its own: its OID, and its text as PrintableString or UTF8String. */
export type NameAttribute = readonly [oid: string, kind: 'printable' | 'utf8', text: string];

/** One extension; `value` is what its OCTET STRING wraps. */
export interface CertificateExtension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The fields of an X.509 certificate (RFC 5280 §4.1). */
export interface CertificateFields {
  /** 3 is the usual one; 1 leaves the field out, as DER wants of a default. */
  readonly version: 1 | 2 | 3;
  readonly serial: bigint;
  readonly issuer: readonly NameAttribute[];
  readonly subject: readonly NameAttribute[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: SigningKey;
  readonly extensions: readonly CertificateExtension[];
}

/** The DER of a certificate with these fields, signed by this key. */
export function makeCertificate(fields: CertificateFields, issuerKey: SigningKey): Uint8Array {
  const algorithm = certificateAlgorithmOf(issuerKey);
  const tbs = derSequence(
    ...(fields.version === 1 ? [] : [der(0xa0, derInteger(BigInt(fields.version - 1)))]),
    derInteger(fields.serial),
    algorithm,
    name(fields.issuer),
    derSequence(derUtcTime(fields.notBefore), derUtcTime(fields.notAfter)),
    name(fields.subject),
    new Uint8Array(fields.publicKey.publicKey.export({ format: 'der', type: 'spki' })),
    ...(fields.extensions.length === 0 ? [] : [der(0xa3, derSequence(...fields.extensions.map(extension)))]),
  );
  return derSequence(tbs, algorithm, derBitString(issuerKey.sign(tbs)));
}

function name(attributes: readonly NameAttribute[]): Uint8Array {
  const sets = attributes.map(([oid, kind, text]) =>
    derSet(derSequence(derOid(oid), kind === 'utf8' ? derUtf8String(text) : derPrintableString(text))),
  );
  return derSequence(...sets);
}

function extension({ oid, critical, value }: CertificateExtension): Uint8Array {
  return derSequence(derOid(oid), ...(critical ? [derBoolean(true)] : []), derOctetString(value));
}
