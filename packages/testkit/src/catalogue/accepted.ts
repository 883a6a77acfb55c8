import { makeAttestationChain } from '../authenticator/attestation/attestation-chain.ts';
import { CREDENTIAL_ALGORITHMS } from '../authenticator/keys/algorithms.ts';
import { P256 } from '../authenticator/keys/curves.ts';
import { createSeed } from '../authenticator/seed.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { pairsCbor } from '../encoding/cbor-wrong-forms.ts';
import { encodeEcdsaSignature } from '../encoding/ecdsa-signature.ts';
import type { CeremonyForge } from '../forge/ceremony-forge.ts';
import { forgeRegistration } from '../forge/registration-forge.ts';
import type { RegistrationForge } from '../forge/registration-forge.ts';
import { readEcdsaSignature } from './authentication/ecdsa-signature.ts';
import { stageAuthentication } from './authentication-scene.ts';
import type { AuthenticationScene } from './authentication-scene.ts';
import type { AcceptedCase } from './case.ts';
import { acceptedStatements } from './formats/accepted.ts';
import { CATALOGUE_SEED, stageRegistration } from './registration-scene.ts';
import type { RegistrationScene } from './registration-scene.ts';
import { TRUSTED_SCENE, trustedChains } from './trust-paths.ts';

function registration(
  id: string,
  why: string,
  scene: RegistrationScene,
  change: (forge: RegistrationForge) => RegistrationForge = (forge) => forge,
): AcceptedCase {
  return {
    ceremony: 'registration',
    id: `registration-${id}`,
    why,
    make: () => {
      const { made, expected } = stageRegistration(scene);
      return { response: change(forgeRegistration(made)).response(), expected };
    },
  };
}

function authentication(id: string, why: string, scene: AuthenticationScene): AcceptedCase {
  return {
    ceremony: 'authentication',
    id: `authentication-${id}`,
    why,
    make: () => {
      const { forge, expected, credential } = stageAuthentication(scene);
      return { response: forge.response(), expected, credential };
    },
  };
}

type Change = <Forge extends CeremonyForge<Forge>>(forge: Forge) => Forge;

/** The same oddity in both ceremonies. */
function both(
  id: string,
  why: string,
  prepare: Change,
  scene: RegistrationScene & AuthenticationScene = {},
): AcceptedCase[] {
  return [
    registration(id, why, scene, (forge) => prepare(forge)),
    authentication(id, why, { ...scene, prepare: (forge) => prepare(forge) }),
  ];
}

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);
const SAFARI = { crossOrigin: { topOrigins: ['https://embedder.example'], missingTopOrigin: 'accepted' } } as const;
const EMBEDDED = { crossOrigin: { topOrigins: ['https://embedder.example'], missingTopOrigin: 'refused' } } as const;
const APP = 'android:apk-key-hash:d2hvZXZlci1zaWduZWQtdGhpcy1hcHAtMzItYnl0ZXM';

const SEED = createSeed(CATALOGUE_SEED);
const AAGUID = new Uint8Array(16);

/** Unusual inputs that have to be accepted. */
export const acceptedCases: readonly AcceptedCase[] = [
  ...CREDENTIAL_ALGORITHMS.flatMap(({ alg }) =>
    (['none', 'packed-self', 'packed-certified'] as const).map((attestation) =>
      registration(`plain${alg}-${attestation}`, 'nothing unusual', {
        authenticator: { algorithms: [alg], attestation },
        expected: { algorithms: [alg] },
      }),
    ),
  ),
  ...CREDENTIAL_ALGORITHMS.map(({ alg }) =>
    authentication(`plain${alg}`, 'nothing unusual', { authenticator: { algorithms: [alg] } }),
  ),
  ...both('rs1', 'SHA-1 where the caller says that loudly', (forge) => forge, {
    authenticator: { algorithms: [-65_535] },
    expected: { algorithms: [-65_535], legacyTpmRs1: 'accepted' },
  }),
  ...both('byte-order-mark', 'UTF-8 decode strips one byte order mark', (forge) =>
    forge.clientDataBytes((bytes) => concatBytes(BYTE_ORDER_MARK, bytes)).resign(),
  ),
  ...both('unknown-members', 'client data may have members nobody knows yet', (forge) =>
    forge
      .clientData({ other_keys_can_be_added_here: 'as Chrome writes', tokenBinding: { status: 'supported' } })
      .resign(),
  ),
  ...both('prototype-member', 'a member named __proto__ is data', (forge) =>
    forge.clientDataText((text) => text.replace('{', '{"__proto__":{"type":"x"},')).resign(),
  ),
  ...both('pretty-printed', 'the bytes are hashed, however the JSON is laid out', (forge) =>
    forge.clientDataText((text) => text.replaceAll(',', ',\r\n\t').replaceAll('//', '\\/\\/')).resign(),
  ),
  ...both('no-cross-origin', 'crossOrigin may be absent', (forge) =>
    forge.clientData({ crossOrigin: undefined }).resign(),
  ),
  ...both('reserved-flags', 'reserved flags are ignored', (forge) => forge.flags({ rfu1: true, rfu2: true }).resign()),
  ...both('extensions', 'authenticator extensions that nobody asked for are ignored by default', (forge) =>
    forge
      .extensions(
        pairsCbor([
          ['__proto__', new Map([['polluted', true]])],
          ['credProtect', 2],
        ]),
      )
      .resign(),
  ),
  ...both('credential-id-1023', 'credential ids have up to 1023 bytes', (forge) => forge, {
    authenticator: { credentialIdLength: 1023 },
  }),
  ...both('safari-frame', 'Safari names no top origin', (forge) => forge.clientData({ crossOrigin: true }).resign(), {
    expected: SAFARI,
  }),
  ...both(
    'embedded',
    'a frame in a page that is expected',
    (forge) => forge.clientData({ crossOrigin: true, topOrigin: 'https://embedder.example' }).resign(),
    { expected: EMBEDDED },
  ),
  ...both(
    'subdomain',
    'a subdomain where all are accepted',
    (forge) => forge.clientData({ origin: 'https://a.b.example.org' }).resign(),
    {
      expected: { origins: ['https://*.example.org'] },
    },
  ),
  ...both('app', 'an app that is listed', (forge) => forge.clientData({ origin: APP }).resign(), {
    expected: { origins: ['https://example.org', APP] },
  }),
  registration('conditional', 'a silent upgrade asks nobody', {
    context: { mediation: 'conditional' },
    expected: { mediation: 'conditional' },
  }),
  registration('object-order', 'the attestation object may have any key order', {}, (forge) =>
    forge.attestationObject((members) => pairsCbor([...members].reverse())),
  ),
  registration('prototype-extension', 'a client extension named __proto__ is data', {}, (forge) =>
    forge.envelope((whole) =>
      JSON.parse(
        JSON.stringify(whole).replace(
          '"clientExtensionResults":{',
          '"clientExtensionResults":{"__proto__":{"polluted":true}',
        ),
      ),
    ),
  ),
  registration('cred-protect-stronger', 'a credential may be protected more than was demanded', {
    authenticator: { transports: ['usb'] },
    extensions: { credentialProtectionPolicy: 'userVerificationRequired' },
    expected: {
      extensions: {
        requested: ['credProtect'],
        unsolicited: 'refused',
        credProtect: { policy: 'userVerificationOptionalWithCredentialIDList', enforce: true },
      },
    },
  }),
  registration('prf', 'the authenticator’s answer to prf is named hmac-secret', {
    authenticator: { transports: ['usb'] },
    extensions: { prf: {} },
    expected: { extensions: { requested: ['prf'], unsolicited: 'refused' } },
  }),
  registration('null-extension', 'some clients write null where there is no output', {}, (forge) =>
    forge.envelope((whole) => ({ ...whole, clientExtensionResults: { prf: null, credProps: { rk: null } } })),
  ),
  registration('no-aaguid-extension', 'a certificate need not name the AAGUID', {}, (forge) =>
    forge.certified(makeAttestationChain(SEED, AAGUID, { aaguid: null })),
  ),
  registration(
    'country-aa',
    'ISO 3166 leaves AA to its users, and the certificates of the specification are from there',
    {},
    (forge) => forge.certified(makeAttestationChain(SEED, AAGUID, { country: 'AA', aaguid: null })),
  ),
  ...trustedChains.map(({ id, why, chain }) =>
    registration(`trusted-${id}`, why, TRUSTED_SCENE, (forge) => forge.certified(chain())),
  ),
  ...acceptedStatements,
  authentication('high-s', 'a signature and its negative are both valid', { prepare: negated('high') }),
  authentication('low-s', 'a signature and its negative are both valid', { prepare: negated('low') }),
  authentication('counter-zero', 'a counter that stays 0 is no counter', { expected: { signCount: 'refused' } }),
  authentication('counter-flagged', 'a counter that fell is a signal where policy says so', {
    authenticator: { counter: 'rising' },
    record: { signCount: 50 },
    expected: { signCount: 'flagged' },
  }),
  authentication('counter-synced', 'a synced credential is used on several devices', {
    authenticator: { counter: 'rising' },
    record: { signCount: 50 },
  }),
  authentication('backup-upgrade', 'a credential became a synced one, where policy accepts that', {
    record: { backupEligible: false },
    expected: { backupUpgrade: 'accepted' },
  }),
  authentication('backup-state', 'the backup state may change', {
    prepare: (forge) => forge.flags({ bs: false }).resign(),
  }),
  authentication('unverified', 'UV is 0 where it was preferred', {
    prepare: (forge) => forge.flags({ uv: false }).resign(),
  }),
  authentication('former-rp-id', 'one of several RP IDs', { expected: { rpIds: ['example.com', 'example.org'] } }),
  {
    ceremony: 'authentication',
    id: 'authentication-attested-data',
    why: 'Touch ID of 2019 sends attested credential data with assertions',
    make: () => {
      const { made, forge, expected, credential } = stageAuthentication();
      const { id, key } = made.credential;
      const attested = { aaguid: new Uint8Array(16), credentialId: id, publicKey: key.cose };
      const response = forge.attestedData(attested).resign().response();
      return { response, expected, credential };
    },
  },
];

/** The signature with s or n - s, whichever is in that half. */
function negated(half: 'high' | 'low'): NonNullable<AuthenticationScene['prepare']> {
  return (forge) =>
    forge.signature((signature) => {
      const { r, s } = readEcdsaSignature(signature);
      const isHigh = s > P256.order / 2n;
      return encodeEcdsaSignature(r, isHigh === (half === 'high') ? s : P256.order - s);
    });
}
