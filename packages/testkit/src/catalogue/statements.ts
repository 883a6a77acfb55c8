import { makeAttestationChain } from '../authenticator/attestation/attestation-chain.ts';
import type { AttestationCertificateFields } from '../authenticator/attestation/attestation-chain.ts';
import { signedBytes } from '../authenticator/attestation/statement.ts';
import { encodeAuthenticatorData } from '../authenticator/authenticator-data.ts';
import { serializeClientData } from '../authenticator/client-data.ts';
import { makeEs256Key } from '../authenticator/keys/es256.ts';
import type { MadeRegistration } from '../authenticator/make-registration.ts';
import { createSeed } from '../authenticator/seed.ts';
import type { CborInput } from '../encoding/cbor-input.ts';
import type { RegistrationCase } from './case.ts';
import { CATALOGUE_SEED, expectedRegistration, registrationCase } from './registration-scene.ts';
import type { RegistrationRow } from './registration-scene.ts';

const SEED = createSeed(CATALOGUE_SEED);
const AAGUID = new Uint8Array(16).fill(0x5a);
const CERTIFIED = { authenticator: { attestation: 'packed-certified', aaguid: AAGUID } } as const;
const ATTESTATION = expectedRegistration().attestation;

/** A row whose packed statement has other members. */
function statement(
  line: number,
  id: string,
  mutation: string,
  code: RegistrationRow['code'],
  members: (made: MadeRegistration) => readonly (readonly [string, CborInput | undefined])[],
  scene: RegistrationRow['scene'] = {},
): RegistrationRow {
  return {
    line,
    id: `packed-${id}`,
    mutation,
    code,
    step: 'R.22',
    scene,
    change: (forge, made) =>
      forge.statement((before) => {
        const changed = new Map<CborInput, CborInput>(before);
        for (const [name, value] of members(made)) {
          if (value === undefined) changed.delete(name);
          else changed.set(name, value);
        }
        return changed;
      }),
  };
}

/** A row whose attestation certificate has other fields (§8.2.1). */
function certificate(
  line: number,
  id: string,
  mutation: string,
  code: RegistrationRow['code'],
  fields: Partial<AttestationCertificateFields>,
): RegistrationRow {
  return {
    line,
    id: `certificate-${id}`,
    mutation,
    code,
    step: 'R.22',
    scene: CERTIFIED,
    change: (forge) => forge.certified(makeAttestationChain(SEED, AAGUID, fields)),
  };
}

/** What the statement was signed over, with one half replaced. */
function signedOver(made: MadeRegistration, other: { authData?: Uint8Array; clientData?: Uint8Array }): Uint8Array {
  const authData = other.authData ?? encodeAuthenticatorData(made.authenticatorData);
  return signedBytes(authData, other.clientData ?? serializeClientData(made.clientData));
}

const POLICY: readonly RegistrationRow[] = [
  {
    line: 74,
    id: 'none-refused',
    mutation: 'no attestation where policy wants one',
    code: 'attestation_policy',
    step: 'R.24',
    scene: { authenticator: { attestation: 'none' } },
    expect: { attestation: { ...ATTESTATION, none: 'refused' } },
  },
  {
    line: 75,
    id: 'self-refused',
    mutation: 'self attestation where policy wants a certified one',
    code: 'attestation_policy',
    step: 'R.24',
    expect: { attestation: { ...ATTESTATION, self: 'refused' } },
  },
];

const SELF: readonly RegistrationRow[] = [
  {
    line: 76,
    id: 'packed-other-key',
    mutation: 'self attestation signed by another key',
    code: 'bad_attestation_sig',
    step: 'R.22',
    change: (forge) => forge.packedSelf(makeEs256Key(SEED, 'another key')),
  },
  ...[-8, -257, -35, -65_535, 0].map((alg) =>
    statement(77, `alg${alg}`, `alg is ${alg} on an ES256 key`, 'attestation_alg', () => [['alg', alg]]),
  ),
  statement(78, 'other-client-data', 'signed over other client data', 'bad_attestation_sig', (made) => [
    ['sig', made.credential.key.sign(signedOver(made, { clientData: new TextEncoder().encode('{}') }))],
  ]),
  statement(78, 'other-authenticator-data', 'signed over other authenticator data', 'bad_attestation_sig', (made) => [
    ['sig', made.credential.key.sign(signedOver(made, { authData: new Uint8Array(37) }))],
  ]),
  statement(79, 'sig-missing', 'no sig', 'bad_attestation', () => [['sig', undefined]]),
  statement(79, 'sig-text', 'sig is text', 'bad_attestation', () => [['sig', 'sig']]),
  statement(79, 'alg-missing', 'no alg', 'bad_attestation', () => [['alg', undefined]]),
  statement(79, 'alg-text', 'alg is text', 'bad_attestation', () => [['alg', 'ES256']]),
  {
    line: 36,
    id: 'packed-array',
    mutation: 'format packed with an array as statement',
    code: 'bad_attestation_object',
    step: 'R.22',
    change: (forge) => forge.statement(() => []),
  },
  statement(80, 'ecdaa', 'ecdaaKeyId in place of x5c', 'unsupported', () => [['ecdaaKeyId', new Uint8Array(32)]]),
];

const CERTIFICATES: readonly RegistrationRow[] = [
  {
    line: 89,
    id: 'trust-without-anchors',
    mutation: 'certificates where trust is required and no anchor is configured',
    code: 'trust_path',
    step: 'R.24',
    scene: CERTIFIED,
    expect: { attestation: { ...ATTESTATION, certified: 'trust-required' } },
  },
  statement(
    78,
    'x5c-other-authenticator-data',
    'signed over other authenticator data',
    'bad_attestation_sig',
    (made) => [
      ['sig', makeAttestationChain(SEED, AAGUID).key.sign(signedOver(made, { authData: new Uint8Array(37) }))],
    ],
    CERTIFIED,
  ),
  statement(
    78,
    'x5c-credential-key',
    'signed by the credential key, with certificates',
    'bad_attestation_sig',
    (made) => [['sig', made.credential.key.sign(signedOver(made, {}))]],
    CERTIFIED,
  ),
  ...[
    ['empty', []] as const,
    ['text', 'x5c'] as const,
    ['map', new Map([[0, new Uint8Array(1)]])] as const,
    ['null', null] as const,
    ['of-text', ['certificate']] as const,
    ['junk', [new Uint8Array(200).fill(0x30)]] as const,
    ['no-bytes', [new Uint8Array(0)]] as const,
  ].map(([id, x5c]) => statement(79, `x5c-${id}`, `x5c: ${id}`, 'bad_attestation', () => [['x5c', x5c]], CERTIFIED)),
  statement(
    79,
    'x5c-truncated',
    'a certificate cut short',
    'bad_attestation',
    () => [['x5c', makeAttestationChain(SEED, AAGUID).x5c.map((der) => der.subarray(0, -1))]],
    CERTIFIED,
  ),
  certificate(81, 'v1', 'X.509 version 1', 'attestation_cert', { version: 1 }),
  certificate(81, 'v2', 'X.509 version 2', 'attestation_cert', { version: 2 }),
  certificate(81, 'ou-missing', 'no OU', 'attestation_cert', { organizationalUnit: null }),
  certificate(81, 'ou-wrong', 'OU in other words', 'attestation_cert', { organizationalUnit: 'Attestation' }),
  certificate(81, 'ou-case', 'OU in lower case', 'attestation_cert', {
    organizationalUnit: 'authenticator attestation',
  }),
  certificate(81, 'c-missing', 'no C', 'attestation_cert', { country: null }),
  certificate(81, 'c-long', 'C of three letters', 'attestation_cert', { country: 'USA' }),
  certificate(81, 'c-unassigned', 'C that is neither assigned nor left to users', 'attestation_cert', {
    country: 'JJ',
  }),
  certificate(81, 'c-case', 'C in lower case', 'attestation_cert', { country: 'aq' }),
  certificate(81, 'o-missing', 'no O', 'attestation_cert', { organization: null }),
  certificate(81, 'cn-missing', 'no CN', 'attestation_cert', { commonName: null }),
  certificate(82, 'ca', 'CA is true', 'attestation_cert', { ca: true }),
  certificate(82, 'no-basic-constraints', 'no basic constraints', 'attestation_cert', { ca: null }),
  certificate(83, 'aaguid-other', 'AAGUID of another model', 'aaguid_mismatch', {
    aaguid: { value: new Uint8Array(16).fill(0xa5), critical: false },
  }),
  certificate(83, 'aaguid-short', 'AAGUID cut short', 'aaguid_mismatch', {
    aaguid: { value: AAGUID.subarray(0, 15), critical: false },
  }),
  certificate(83, 'aaguid-critical', 'AAGUID extension is critical', 'aaguid_mismatch', {
    aaguid: { value: AAGUID, critical: true },
  }),
];

/** Lines 74 to 83, and 89: statements of the formats none and packed. */
export const statements: readonly RegistrationCase[] = [...POLICY, ...SELF, ...CERTIFICATES].map(registrationCase);
