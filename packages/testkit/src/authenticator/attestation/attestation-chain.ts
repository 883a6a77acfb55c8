import { derOctetString } from '../../encoding/der.ts';
import { makeEs256Key } from '../keys/es256.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Seed } from '../seed.ts';
import type { CertificateExtension, NameAttribute } from './certificate.ts';
import { basicConstraints, keyUsage, makeCertificateAuthority } from './certificate-authority.ts';
import type { CertificateAuthority } from './certificate-authority.ts';

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
  /** More extensions; default: none. */
  readonly extensions?: readonly CertificateExtension[];
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
  const { key, certificate, root } = certifyAttestation(attestationAuthority(seed), seed, aaguid, changed);
  return { key, x5c: [certificate], root };
}

/** The root that {@link makeAttestationChain} issues from. */
export function attestationAuthority(seed: Seed): CertificateAuthority {
  return makeCertificateAuthority(seed, 'Signet Testkit Root', {
    keyLabel: 'attestation root',
    changed: { ...VALIDITY, extensions: [basicConstraints(true, 0), keyUsage(0x06)] },
  });
}

/** An attestation key and its certificate below any authority; meets §8.2.1, but for the fields given. */
export function certifyAttestation(
  issuer: CertificateAuthority,
  seed: Seed,
  aaguid: Uint8Array,
  changed: Partial<AttestationCertificateFields> = {},
): { readonly key: SigningKey; readonly certificate: Uint8Array; readonly root: Uint8Array } {
  const { version, notBefore, notAfter, extensions = [], ...fields } = { ...fieldsOf(aaguid), ...changed };
  const key = makeEs256Key(seed, 'attestation');
  const certificate = issuer.issue({
    version,
    serial: 2n,
    subject: subjectOf(fields),
    notBefore,
    notAfter,
    publicKey: key,
    extensions: [...leafExtensions(fields), ...extensions],
  });
  return { key, certificate, root: issuer.certificate };
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

type Subject = Pick<AttestationCertificateFields, 'country' | 'organization' | 'organizationalUnit' | 'commonName'>;

function subjectOf(fields: Subject): NameAttribute[] {
  const attributes: [string, 'printable' | 'utf8', string | null][] = [
    ['2.5.4.6', 'printable', fields.country],
    ['2.5.4.10', 'utf8', fields.organization],
    ['2.5.4.11', 'utf8', fields.organizationalUnit],
    ['2.5.4.3', 'utf8', fields.commonName],
  ];
  return attributes.flatMap(([oid, kind, text]) => (text === null ? [] : [[oid, kind, text] as const]));
}

function leafExtensions({ ca, aaguid }: Pick<AttestationCertificateFields, 'ca' | 'aaguid'>): CertificateExtension[] {
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
