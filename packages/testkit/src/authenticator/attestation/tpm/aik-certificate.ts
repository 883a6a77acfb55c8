import { der, derOctetString, derOid, derSequence, derSet, derUtf8String } from '../../../encoding/der.ts';
import type { SigningKey } from '../../keys/signing-key.ts';
import type { Seed } from '../../seed.ts';
import { basicConstraints, makeCertificateAuthority } from '../certificate-authority.ts';
import type { CertificateAuthority } from '../certificate-authority.ts';
import type { CertificateExtension, NameAttribute } from '../certificate.ts';

/** What is wrong with an AIK certificate (§8.3.1), one thing at a time; null leaves the field out. */
export interface AikCertificateFields {
  readonly version: 1 | 2 | 3;
  readonly subject: readonly NameAttribute[];
  /** Attributes of the TPM in its directory name, in `layout`; null leaves the extension out. */
  readonly tpm: readonly (readonly [oid: string, text: string])[] | null;
  /** One relative distinguished name with all attributes, or one each. */
  readonly layout: 'one-set' | 'set-each';
  readonly alternativeNameCritical: boolean;
  /** GeneralNames beside the directory name. */
  readonly otherNames: readonly Uint8Array[];
  /** Dotted OIDs; null leaves the extension out. */
  readonly extendedKeyUsage: readonly string[] | null;
  /** The CA component of basic constraints; null leaves the extension out. */
  readonly ca: boolean | null;
  /** id-fido-gen-ce-aaguid; null leaves it out. */
  readonly aaguid: { readonly value: Uint8Array; readonly critical: boolean } | null;
}

/** The attributes of a TPM (TCG EK Credential Profile, §3.1.2). */
export const TPM_ATTRIBUTE = {
  manufacturer: '2.23.133.2.1',
  model: '2.23.133.2.2',
  version: '2.23.133.2.3',
} as const;

/** The CA above the attestation identity keys of the testkit's TPMs. */
export function tpmAuthority(seed: Seed): CertificateAuthority {
  return makeCertificateAuthority(seed, 'Signet Testkit TPM Root CA');
}

/** The DER of an AIK certificate that meets §8.3.1, but for the fields given. */
export function makeAikCertificate(
  seed: Seed,
  key: SigningKey,
  changed: Partial<AikCertificateFields> = {},
): Uint8Array {
  const fields = { ...FIELDS, ...changed };
  const { version, subject } = fields;
  return tpmAuthority(seed).issue({ version, subject, publicKey: key, extensions: extensionsOf(fields) });
}

const FIELDS: AikCertificateFields = {
  version: 3,
  subject: [],
  tpm: [
    // No registered manufacturer: four zeros, as in the specification's own test vectors.
    [TPM_ATTRIBUTE.manufacturer, 'id:00000000'],
    [TPM_ATTRIBUTE.model, 'Signet Testkit TPM'],
    [TPM_ATTRIBUTE.version, 'id:00010002'],
  ],
  layout: 'set-each',
  alternativeNameCritical: true,
  otherNames: [],
  extendedKeyUsage: ['2.23.133.8.3'],
  ca: false,
  aaguid: null,
};

function extensionsOf(fields: AikCertificateFields): CertificateExtension[] {
  const { tpm, extendedKeyUsage, ca, aaguid } = fields;
  const extensions: CertificateExtension[] = [];
  if (tpm !== null) extensions.push(alternativeName(fields, tpm));
  if (extendedKeyUsage !== null) {
    const value = derSequence(...extendedKeyUsage.map(derOid));
    extensions.push({ oid: '2.5.29.37', critical: false, value });
  }
  if (ca !== null) extensions.push(basicConstraints(ca));
  if (aaguid !== null) {
    const value = derOctetString(aaguid.value);
    extensions.push({ oid: '1.3.6.1.4.1.45724.1.1.4', critical: aaguid.critical, value });
  }
  return extensions;
}

function alternativeName(
  { layout, otherNames, alternativeNameCritical }: AikCertificateFields,
  tpm: NonNullable<AikCertificateFields['tpm']>,
): CertificateExtension {
  const value = derSequence(tpmDirectoryName(tpm, layout), ...otherNames);
  return { oid: '2.5.29.17', critical: alternativeNameCritical, value };
}

/** A GeneralName that names a TPM. */
export function tpmDirectoryName(
  attributes: readonly (readonly [oid: string, text: string])[],
  layout: AikCertificateFields['layout'],
): Uint8Array {
  const all = attributes.map(([oid, text]) => derSequence(derOid(oid), derUtf8String(text)));
  const sets = layout === 'one-set' ? [derSet(...all)] : all.map((attribute) => derSet(attribute));
  return der(0xa4, derSequence(...sets));
}
