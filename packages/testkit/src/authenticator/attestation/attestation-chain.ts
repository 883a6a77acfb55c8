import { derBoolean, derInteger, derOctetString, derSequence } from '../../encoding/der.ts';
import { makeEs256Key } from '../keys/es256.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Seed } from '../seed.ts';
import type { CertificateExtension, NameAttribute } from './certificate.ts';
import { makeCertificate } from './certificate.ts';

/** The fields of §8.2.1 that can be wrong one at a time; null leaves the field out. */
export interface AttestationCertificateFields {
  readonly version: 1 | 2 | 3;
  readonly country: string | null;
  readonly organization: string | null;
  readonly organizationalUnit: string | null;
  readonly commonName: string | null;
  /** The CA component of basic constraints; null leaves the whole extension out. */
  readonly ca: boolean | null;
  /** id-fido-gen-ce-aaguid; null leaves it out. */
  readonly aaguid: { readonly value: Uint8Array; readonly critical: boolean } | null;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** An attestation key with its certificate and the root that issued it. */
export interface AttestationChain {
  readonly key: SigningKey;
  /** DER certificates for `x5c`: the leaf alone, since the root is known to the relying party. */
  readonly x5c: readonly Uint8Array[];
  /** DER of the root: what a relying party would name as its anchor. */
  readonly root: Uint8Array;
}

/** Makes an ES256 attestation chain that meets §8.2.1, but for the fields given. */
export function makeAttestationChain(
  seed: Seed,
  aaguid: Uint8Array,
  changed: Partial<AttestationCertificateFields> = {},
): AttestationChain {
  const fields = { ...fieldsOf(aaguid), ...changed };
  const key = makeEs256Key(seed, 'attestation');
  const rootKey = makeEs256Key(seed, 'attestation root');
  const issuer = subjectOf({ ...fieldsOf(aaguid), commonName: 'Signet Testkit Root', organizationalUnit: 'Root' });
  const validity = { notBefore: fields.notBefore, notAfter: fields.notAfter };
  const leaf = makeCertificate(
    {
      version: fields.version,
      serial: 2n,
      issuer,
      subject: subjectOf(fields),
      ...validity,
      publicKey: key,
      extensions: leafExtensions(fields),
    },
    rootKey,
  );
  const rootFields = { version: 3, serial: 1n, issuer, subject: issuer, publicKey: rootKey } as const;
  const root = makeCertificate({ ...rootFields, ...VALIDITY, extensions: ROOT_EXTENSIONS }, rootKey);
  return { key, x5c: [leaf], root };
}

const VALIDITY = { notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2049-01-01T00:00:00Z') };

function fieldsOf(aaguid: Uint8Array): AttestationCertificateFields {
  return {
    version: 3,
    country: 'AQ',
    organization: 'Signet Testkit',
    organizationalUnit: 'Authenticator Attestation',
    commonName: 'Signet Testkit Authenticator',
    ca: false,
    aaguid: { value: aaguid, critical: false },
    ...VALIDITY,
  };
}

function subjectOf(fields: AttestationCertificateFields): NameAttribute[] {
  const attributes: [string, 'printable' | 'utf8', string | null][] = [
    ['2.5.4.6', 'printable', fields.country],
    ['2.5.4.10', 'utf8', fields.organization],
    ['2.5.4.11', 'utf8', fields.organizationalUnit],
    ['2.5.4.3', 'utf8', fields.commonName],
  ];
  return attributes.flatMap(([oid, kind, text]) => (text === null ? [] : [[oid, kind, text] as const]));
}

function leafExtensions({ ca, aaguid }: AttestationCertificateFields): CertificateExtension[] {
  const extensions: CertificateExtension[] = [];
  if (ca !== null) extensions.push(basicConstraints(ca));
  if (aaguid !== null) {
    extensions.push({
      oid: '1.3.6.1.4.1.45724.1.1.4',
      critical: aaguid.critical,
      value: derOctetString(aaguid.value),
    });
  }
  return extensions;
}

/** CA FALSE is the default, and DER leaves defaults out. */
function basicConstraints(ca: boolean): CertificateExtension {
  return { oid: '2.5.29.19', critical: true, value: derSequence(...(ca ? [derBoolean(true)] : [])) };
}

/** Key usage keyCertSign and cRLSign: bits 5 and 6, one unused bit. */
const KEY_CERT_SIGN = Uint8Array.of(0x03, 0x02, 0x01, 0x06);

const ROOT_EXTENSIONS: readonly CertificateExtension[] = [
  { oid: '2.5.29.19', critical: true, value: derSequence(derBoolean(true), derInteger(0n)) },
  { oid: '2.5.29.15', critical: true, value: KEY_CERT_SIGN },
];
