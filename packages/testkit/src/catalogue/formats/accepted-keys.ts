import {
  androidKeyAttestation,
  androidKeyAuthority,
} from '../../authenticator/attestation/android-key/android-key-attestation.ts';
import type { AndroidKeyFields } from '../../authenticator/attestation/android-key/android-key-attestation.ts';
import {
  AUTHORIZATION,
  SIGN,
  VERIFY,
  withAuthorizations,
} from '../../authenticator/attestation/android-key/key-description.ts';
import { TPM_ATTRIBUTE, tpmAuthority } from '../../authenticator/attestation/tpm/aik-certificate.ts';
import { TPM } from '../../authenticator/attestation/tpm/structures.ts';
import { tpmAttestation } from '../../authenticator/attestation/tpm/tpm-attestation.ts';
import type { TpmFields } from '../../authenticator/attestation/tpm/tpm-attestation.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { der, derInteger, derOctetString, derSet } from '../../encoding/der.ts';
import type { AcceptedCase } from '../case.ts';
import { CATALOGUE_SEED } from '../registration-scene.ts';
import type { RegistrationScene } from '../registration-scene.ts';
import { acceptedStatement, demands } from './accepted-row.ts';

const SEED = createSeed(CATALOGUE_SEED);
const AT = Date.UTC(2030, 0);
const AAGUID = new Uint8Array(16).fill(0x5a);

/** A relying party that trusts the testkit's TPMs, and has these demands. */
function tpms(algorithm = -7, statements: object = {}): RegistrationScene {
  const { expected } = demands(tpmAuthority(SEED).certificate, AT, statements);
  return {
    authenticator: { algorithms: [algorithm], aaguid: AAGUID },
    expected: { ...expected, algorithms: [algorithm] },
  };
}

function tpm(id: string, why: string, fields: TpmFields = {}, scene: RegistrationScene = tpms()): AcceptedCase {
  return acceptedStatement(`tpm${id}`, why, (given) => tpmAttestation(given, fields), scene);
}

/** A TPM of this manufacturer, for a relying party that wants a registered one. */
function manufacturer(id: string, text: string): AcceptedCase {
  const attributes = [
    [TPM_ATTRIBUTE.model, 'a model'],
    [TPM_ATTRIBUTE.manufacturer, text],
    [TPM_ATTRIBUTE.version, 'id:13'],
  ] as const;
  const certificate = { tpm: attributes, layout: 'one-set' } as const;
  return tpm(
    `-${id}`,
    `the manufacturer ${text} is registered`,
    { certificate },
    tpms(-7, { tpmManufacturer: 'registered' }),
  );
}

const TPMS: readonly AcceptedCase[] = [
  ...[-7, -35, -36, -257].map((alg) =>
    tpm(`${alg}`, 'the certificates end at the root that is expected', {}, tpms(alg)),
  ),
  ...[-257, -65_535].map((alg) => tpm(`-aik${alg}`, 'TPMs sign with RSA, old ones with SHA-1', { alg })),
  tpm('-one-set', 'the attributes of a TPM may share one relative distinguished name', {
    certificate: { layout: 'one-set' },
  }),
  tpm('-other-names', 'other alternative names may stand beside that of the TPM', {
    certificate: { otherNames: [der(0x82, new TextEncoder().encode('tpm.example.org'))] },
  }),
  tpm('-other-purposes', 'an AIK may be for something else too', {
    certificate: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '2.23.133.8.3'] },
  }),
  tpm('-aaguid', 'the AAGUID in the certificate is that of the authenticator data', {
    certificate: { aaguid: { value: AAGUID, critical: false } },
  }),
  manufacturer('intel', 'id:494E5443'),
  manufacturer('stm-lower-case', 'id:53544d20'),
  tpm('-ecdsa', 'a key may be bound to a scheme', { publicArea: { scheme: [TPM.ecdsa, TPM.sha256] } }),
  tpm('-rsassa', 'a key may be bound to a scheme', { publicArea: { scheme: [TPM.rsassa, TPM.sha256] } }, tpms(-257)),
  tpm('-exponent', 'the default exponent may be written out', { publicArea: { exponent: 65_537 } }, tpms(-257)),
  ...[TPM.sha1, TPM.sha384].map((nameAlgorithm) =>
    tpm(`-name-${nameAlgorithm}`, 'names may be of any hash algorithm of the table', { publicArea: { nameAlgorithm } }),
  ),
  tpm('-auth-policy', 'objects may have a policy', { publicArea: { authPolicy: new Uint8Array(32).fill(9) } }),
  tpm('-safe', 'the clock is not judged', { certInfo: { safe: 0x33, qualifiedName: new Uint8Array(0) } }),
];

const KEY_STORES = androidKeyAuthority(SEED).certificate;

function android(
  id: string,
  why: string,
  fields: AndroidKeyFields = {},
  scene: RegistrationScene = demands(KEY_STORES, AT),
): AcceptedCase {
  return acceptedStatement(`android-key${id}`, why, (given) => androidKeyAttestation(given, fields), scene);
}

const TRUSTED = demands(KEY_STORES, AT, { androidKey: 'trusted-environment' });

const ANDROID: readonly AcceptedCase[] = [
  android('', 'a chain may end below its root, as those of remote key provisioning do'),
  android(
    '-rsa',
    'a key store makes RSA keys too',
    {},
    { ...demands(KEY_STORES, AT), authenticator: { algorithms: [-257] } },
  ),
  android('-trusted', 'the key lives in a trusted environment, as policy wants it', {}, TRUSTED),
  android(
    '-strong-box',
    'a strong box is a trusted environment',
    { description: () => ({ attestationSecurityLevel: 2, keyMintSecurityLevel: 2 }) },
    TRUSTED,
  ),
  ...[1, 2, 3, 4, 100, 200, 300, 400].map((attestationVersion) =>
    android(`-version-${attestationVersion}`, 'a version of Keymaster or KeyMint', {
      description: () => ({ attestationVersion }),
    }),
  ),
  android('-software', 'software may keep the key, where policy does not mind', {
    description: ({ softwareEnforced, hardwareEnforced }) => ({
      attestationSecurityLevel: 0,
      keyMintSecurityLevel: 0,
      softwareEnforced: [
        ...hardwareEnforced.filter(([tag]) => tag < AUTHORIZATION.creationDateTime),
        ...softwareEnforced,
        ...hardwareEnforced.filter(([tag]) => tag >= AUTHORIZATION.origin),
      ],
      hardwareEnforced: [],
    }),
  }),
  android('-empty-lists', 'two empty lists, as in the specification’s own test vector, contradict nothing', {
    description: () => ({ softwareEnforced: [], hardwareEnforced: [] }),
  }),
  android('-unknown-tag', 'a list may have authorizations of newer versions', {
    description: ({ hardwareEnforced }) => ({
      hardwareEnforced: [...hardwareEnforced, [16_500, derOctetString(new Uint8Array(8))]],
    }),
  }),
  android('-purposes', 'a key may be for something else too', {
    description: ({ hardwareEnforced }) => ({
      hardwareEnforced: withAuthorizations(hardwareEnforced, {
        [AUTHORIZATION.purpose]: derSet(derInteger(SIGN), derInteger(VERIFY)),
      }),
    }),
  }),
];

/** Statements of TPMs and Android's key stores that have to be accepted. */
export const acceptedKeyStatements: readonly AcceptedCase[] = [...TPMS, ...ANDROID];
