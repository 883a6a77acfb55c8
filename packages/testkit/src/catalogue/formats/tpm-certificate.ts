import { tpmDirectoryName, TPM_ATTRIBUTE } from '../../authenticator/attestation/tpm/aik-certificate.ts';
import type { AikCertificateFields } from '../../authenticator/attestation/tpm/aik-certificate.ts';
import { tpmAttestation } from '../../authenticator/attestation/tpm/tpm-attestation.ts';
import { der, derSequence } from '../../encoding/der.ts';
import type { RegistrationCase } from '../case.ts';
import { expectedRegistration, registrationCase } from '../registration-scene.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { formatRows } from './row.ts';

const { attested, expected } = formatRows('tpm');

/** A row whose AIK certificate has other fields (§8.3.1). */
function aik(id: string, mutation: string, certificate: Partial<AikCertificateFields>): RegistrationRow {
  return attested({ line: 98, id: `aik-${id}`, mutation, code: 'attestation_cert' }, (given) =>
    tpmAttestation(given, { certificate }),
  );
}

const PLAIN = {
  [TPM_ATTRIBUTE.manufacturer]: 'id:00000000',
  [TPM_ATTRIBUTE.model]: 'Signet Testkit TPM',
  [TPM_ATTRIBUTE.version]: 'id:00010002',
};

/** A row whose TPM has other attributes; null takes one away. */
function attributes(id: string, mutation: string, changed: Readonly<Record<string, string | null>>): RegistrationRow {
  const tpm = Object.entries({ ...PLAIN, ...changed }).filter((entry): entry is [string, string] => entry[1] !== null);
  return aik(id, mutation, { tpm });
}

function manufacturer(id: string, text: string): RegistrationRow {
  return attributes(`manufacturer-${id}`, `the manufacturer is "${text}"`, { [TPM_ATTRIBUTE.manufacturer]: text });
}

const ANOTHER_TPM = tpmDirectoryName(Object.entries(PLAIN), 'set-each');
const AAGUID = new Uint8Array(16).fill(0x5a);

function aaguid(id: string, mutation: string, value: Uint8Array, critical: boolean): RegistrationRow {
  const scene = { authenticator: { aaguid: AAGUID } };
  return attested({ line: 83, id: `aik-aaguid-${id}`, mutation, code: 'aaguid_mismatch', scene }, (given) =>
    tpmAttestation(given, { certificate: { aaguid: { value, critical } } }),
  );
}

const rows: readonly RegistrationRow[] = [
  aik('v1', 'X.509 version 1', { version: 1 }),
  aik('v2', 'X.509 version 2', { version: 2 }),
  aik('subject', 'a subject', { subject: [['2.5.4.3', 'utf8', 'Signet Testkit TPM']] }),
  aik('no-name', 'no subject alternative name', { tpm: null }),
  aik('name-not-critical', 'a subject alternative name that is not critical, in place of the subject', {
    alternativeNameCritical: false,
  }),
  aik('two-tpms', 'two directory names', { otherNames: [ANOTHER_TPM] }),
  aik('name-trailing', 'a directory name with something behind it', {
    otherNames: [der(0xa4, derSequence(), derSequence())],
  }),
  attributes('no-manufacturer', 'no manufacturer', { [TPM_ATTRIBUTE.manufacturer]: null }),
  manufacturer('bare', '00000000'),
  manufacturer('short', 'id:000000'),
  manufacturer('long', 'id:0000000000'),
  manufacturer('not-hexadecimal', 'id:INTC0000'),
  manufacturer('capitals', 'ID:00000000'),
  aik('manufacturer-twice', 'two manufacturers', {
    tpm: [...Object.entries(PLAIN), [TPM_ATTRIBUTE.manufacturer, 'id:494E5443']],
  }),
  attributes('no-model', 'no model', { [TPM_ATTRIBUTE.model]: null }),
  attributes('empty-model', 'an empty model', { [TPM_ATTRIBUTE.model]: '' }),
  attributes('no-version', 'no version', { [TPM_ATTRIBUTE.version]: null }),
  attributes('empty-version', 'an empty version', { [TPM_ATTRIBUTE.version]: '' }),
  expected({
    line: 98,
    id: 'aik-manufacturer-unregistered',
    mutation: 'a manufacturer that is not registered, where policy wants one that is',
    code: 'attestation_cert',
    expect: { attestation: { ...expectedRegistration().attestation, statements: { tpmManufacturer: 'registered' } } },
  }),
  aik('no-purpose', 'no extended key usage', { extendedKeyUsage: null }),
  aik('other-purpose', 'an extended key usage without 2.23.133.8.3', { extendedKeyUsage: ['2.23.133.8.1'] }),
  aik('ca', 'CA is true', { ca: true }),
  aik('no-basic-constraints', 'no basic constraints', { ca: null }),
  aaguid('other', 'AAGUID of another model in the AIK certificate', new Uint8Array(16).fill(0xa5), false),
  aaguid('critical', 'the AAGUID extension of the AIK certificate is critical', AAGUID, true),
];

/** Line 98, and 83 for TPMs: the certificate of the attestation identity key (§8.3.1). */
export const tpmCertificates: readonly RegistrationCase[] = rows.map(registrationCase);
