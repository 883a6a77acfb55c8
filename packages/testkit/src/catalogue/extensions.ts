import type { CredentialProtectionPolicy } from '@signet/webauthn';
import type { CborInput } from '../encoding/cbor-input.ts';
import type { RegistrationForge } from '../forge/registration-forge.ts';
import type { RegistrationCase } from './case.ts';
import { registrationCase } from './registration-scene.ts';
import type { RegistrationRow, RegistrationScene } from './registration-scene.ts';

const KEY = { transports: ['usb'], backupEligible: false } as const;

/** A security key, of which credential protection is demanded. */
function protectedScene(policy: CredentialProtectionPolicy): RegistrationScene {
  return {
    authenticator: KEY,
    extensions: { credentialProtectionPolicy: policy, enforceCredentialProtectionPolicy: true },
    expected: {
      extensions: { requested: ['credProtect'], unsolicited: 'refused', credProtect: { policy, enforce: true } },
    },
  };
}

const withoutExtensions = (forge: RegistrationForge): RegistrationForge =>
  forge.authenticatorData(() => ({ extensions: null })).flags({ ed: false });

const PROTECTION: readonly RegistrationRow[] = [
  {
    line: 57,
    id: 'cred-protect-absent',
    mutation: 'credential protection demanded, and no output of it',
    code: 'extension_policy',
    step: 'R.28',
    scene: protectedScene('userVerificationRequired'),
    change: (forge) => withoutExtensions(forge).resign(),
  },
  {
    line: 57,
    id: 'cred-protect-weaker',
    mutation: 'credential protection demanded, and a weaker one came',
    code: 'extension_policy',
    step: 'R.28',
    scene: protectedScene('userVerificationRequired'),
    change: (forge) => forge.extensions(new Map([['credProtect', 2]])).resign(),
  },
  {
    line: 57,
    id: 'cred-protect-optional',
    mutation: 'protection of the list demanded, and none came',
    code: 'extension_policy',
    step: 'R.28',
    scene: protectedScene('userVerificationOptionalWithCredentialIDList'),
    change: (forge) => forge.extensions(new Map([['credProtect', 1]])).resign(),
  },
];

const UNSOLICITED: readonly RegistrationRow[] = [
  {
    line: 58,
    id: 'hmac-secret-unsolicited',
    mutation: 'the authenticator’s answer to prf, where prf was not asked for and policy refuses that',
    code: 'extension_policy',
    step: 'R.28',
    scene: { expected: { extensions: { requested: ['credProps'], unsolicited: 'refused' } } },
    change: (forge) => forge.extensions(new Map([['hmac-secret', true]])).resign(),
  },
  {
    line: 58,
    id: 'prototype-extension-unsolicited',
    mutation: 'an output named __proto__, where policy refuses those that nobody asked for',
    code: 'extension_policy',
    step: 'R.28',
    scene: { expected: { extensions: { requested: ['credProps'], unsolicited: 'refused' } } },
    change: (forge) =>
      forge.envelope((whole) => ({
        ...whole,
        clientExtensionResults: JSON.parse('{"credProps":{"rk":true},"__proto__":{"credProps":{"rk":true}}}'),
      })),
  },
];

/** Client extension outputs of a type that their definitions do not have: nothing is coerced. */
const CLIENT_TYPES = (
  [
    ['cred-props', 'credProps.rk as text', { credProps: { rk: 'true' } }],
    ['prf-enabled', 'prf.enabled as number', { prf: { enabled: 1 } }],
    ['prf-results', 'prf.results as list', { prf: { enabled: true, results: [] } }],
    ['prf-first-number', 'a result of prf as number', { prf: { enabled: true, results: { first: 1 } } }],
    ['prf-first-short', 'a result of prf of 31 bytes', { prf: { results: { first: 'A'.repeat(42) } } }],
    ['prf-first-missing', 'a second result of prf and no first', { prf: { results: { second: 'A'.repeat(43) } } }],
    ['large-blob-supported', 'largeBlob.supported as text', { largeBlob: { supported: 'yes' } }],
    ['app-id-exclude', 'appidExclude as object', { appidExclude: {} }],
    ['cred-blob', 'credBlob as text', { credBlob: 'AQI' }],
  ] as const
).map(
  ([id, mutation, clientExtensionResults]): RegistrationRow => ({
    line: 6,
    id: `client-extension-${id}`,
    mutation,
    code: 'bad_shape',
    step: 'R.4',
    change: (forge) => forge.envelope((whole) => ({ ...whole, clientExtensionResults })),
  }),
);

/** The same of authenticator extension outputs. */
const AUTHENTICATOR_TYPES = (
  [
    ['cred-protect-unknown', 'credProtect of a level that there is not', 'credProtect', 4],
    ['cred-protect-text', 'credProtect as text', 'credProtect', 'userVerificationRequired'],
    ['cred-blob', 'credBlob as bytes', 'credBlob', new Uint8Array(1)],
    ['min-pin-length', 'a PIN of 3 digits', 'minPinLength', 3],
    ['hmac-secret', 'hmac-secret as bytes', 'hmac-secret', new Uint8Array(32)],
  ] as const
).map(
  ([id, mutation, name, output]): RegistrationRow => ({
    line: 50,
    id: `authenticator-extension-${id}`,
    mutation,
    code: 'bad_extensions',
    step: 'R.28',
    change: (forge) => forge.extensions(new Map<CborInput, CborInput>([[name, output]])).resign(),
  }),
);

/** Extension outputs of a registration: lines 57 and 58, and outputs of wrong types. */
export const extensionsOfRegistration: readonly RegistrationCase[] = [
  ...PROTECTION,
  ...UNSOLICITED,
  ...CLIENT_TYPES,
  ...AUTHENTICATOR_TYPES,
].map(registrationCase);
