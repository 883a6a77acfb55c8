import { concatBytes } from '../encoding/bytes.ts';
import { rawCbor } from '../encoding/cbor-wrong-forms.ts';
import type { RegistrationCase } from './case.ts';
import { registrationCase } from './registration-scene.ts';
import type { RegistrationRow } from './registration-scene.ts';
import { DEVICE_BOUND_SCENE } from './trust-paths.ts';

/** A row whose authenticator data has the wrong form (§6.1); what is left of it is signed. */
function form(
  line: number,
  id: string,
  mutation: string,
  code: RegistrationRow['code'],
  change: NonNullable<RegistrationRow['change']>,
): RegistrationRow {
  return { line, id, mutation, code, step: 'R.13', change: (forge, made) => change(forge, made).resign() };
}

const RP_ID: readonly RegistrationRow[] = [
  ['rp-id-other', 'hash of another RP ID', 'example.net', 41] as const,
  ['rp-id-subdomain', 'hash of a subdomain', 'login.example.org', 41] as const,
  ['rp-id-origin', 'hash of the origin', 'https://example.org', 41] as const,
  ['rp-id-app-id', 'hash of an AppID', 'https://example.org/appid.json', 42] as const,
].map(([id, mutation, rpId, line]) => ({
  line,
  id,
  mutation,
  code: 'rp_id_mismatch',
  step: 'R.14',
  change: (forge) => forge.rpId(rpId).resign(),
}));

const FLAGS: readonly RegistrationRow[] = [
  {
    line: 43,
    id: 'not-present',
    mutation: 'UP is 0 without conditional mediation',
    code: 'user_not_present',
    step: 'R.15',
    change: (forge) => forge.flags({ up: false }).resign(),
  },
  {
    line: 43,
    id: 'not-present-required',
    mutation: 'mediation was not conditional after all',
    code: 'user_not_present',
    step: 'R.15',
    scene: { context: { mediation: 'conditional' }, expected: { mediation: 'conditional' } },
    expect: { mediation: 'required' },
  },
  {
    line: 44,
    id: 'not-verified',
    mutation: 'UV is 0 where user verification was required',
    code: 'user_not_verified',
    step: 'R.16',
    scene: { expected: { userVerification: 'required' } },
    change: (forge) => forge.flags({ uv: false }).resign(),
  },
  {
    line: 45,
    id: 'backup-state-alone',
    mutation: 'BS is 1 and BE is 0',
    code: 'backup_flags',
    step: 'R.17',
    change: (forge) => forge.flags({ be: false, bs: true }).resign(),
  },
  {
    line: 46,
    id: 'backup-refused',
    mutation: 'BE is 1 where policy wants device-bound credentials',
    code: 'policy_backup',
    step: 'R.18',
    scene: DEVICE_BOUND_SCENE,
    change: (forge) => forge.flags({ be: true }).resign(),
  },
  form(47, 'no-attested-data', 'AT is 0 and nothing is attested', 'no_attested_data', (forge) =>
    forge.withoutAttestedData().flags({ at: false }),
  ),
];

const LENGTHS: readonly RegistrationRow[] = [
  form(48, 'extensions-missing', 'ED is 1 and no bytes follow', 'authdata_truncated', (forge) =>
    forge.flags({ ed: true }),
  ),
  form(49, 'leftover', 'a byte after the last part, ED is 0', 'authdata_trailing', (forge) =>
    forge.authenticatorDataBytes((bytes) => concatBytes(bytes, Uint8Array.of(0xa0))),
  ),
  form(49, 'leftover-after-extensions', 'a byte after the extensions', 'authdata_trailing', (forge) =>
    forge.extensions(new Map()).authenticatorDataBytes((bytes) => concatBytes(bytes, Uint8Array.of(0xa0))),
  ),
  form(49, 'leftover-attested', 'AT is 0 and attested data follows', 'authdata_trailing', (forge) =>
    forge.flags({ at: false }),
  ),
  ...[[], 'credProtect', 0, rawCbor(Uint8Array.of(0x40)), rawCbor(Uint8Array.of(0xf4))].map((extensions, index) =>
    form(50, `extensions-no-map-${index}`, 'ED is 1 and the item is no map', 'bad_extensions', (forge) =>
      forge.extensions(extensions),
    ),
  ),
  ...[0, 36, 37, 52, 54, 55, 86].map((length) =>
    form(51, `cut-at-${length}`, `cut after ${length} bytes`, 'authdata_truncated', (forge) =>
      forge.authenticatorDataBytes((bytes) => bytes.subarray(0, length)),
    ),
  ),
  form(52, 'credential-id-beyond', 'the credential id announces more than there is', 'authdata_truncated', (forge) =>
    forge.authenticatorDataBytes((bytes) => {
      const changed = Uint8Array.from(bytes);
      changed.set([0xff, 0xff], 53);
      return changed;
    }),
  ),
  form(53, 'credential-id-empty', 'credential id of 0 bytes', 'bad_credential_id', (forge) =>
    forge.credentialId(new Uint8Array(0)).envelope((whole) => ({ ...whole, id: 'AA', rawId: 'AA' })),
  ),
  {
    line: 54,
    id: 'credential-id-long',
    mutation: 'credential id of 1024 bytes',
    code: 'credential_id_too_long',
    step: 'R.25',
    scene: { authenticator: { credentialIdLength: 1023 } },
    change: (forge) => forge.credentialId(new Uint8Array(1024).fill(1)).resign(),
  },
  {
    line: 55,
    id: 'credential-id-registered',
    mutation: 'the credential id is registered already',
    code: 'credential_exists',
    step: 'R.26',
    scene: { expected: { registered: () => false } },
    expect: { registered: () => true },
  },
  {
    line: 58,
    id: 'extension-unsolicited',
    mutation: 'a client extension output that nobody asked for, where policy refuses those',
    code: 'extension_policy',
    step: 'R.28',
    scene: { expected: { extensions: { requested: ['credProps'], unsolicited: 'refused' } } },
    change: (forge) =>
      forge.envelope((whole) => ({ ...whole, clientExtensionResults: { ...whole.clientExtensionResults, uvi: true } })),
  },
  {
    line: 58,
    id: 'authenticator-extension-unsolicited',
    mutation: 'an authenticator extension output that nobody asked for, where policy refuses those',
    code: 'extension_policy',
    step: 'R.28',
    scene: { expected: { extensions: { requested: ['credProps'], unsolicited: 'refused' } } },
    change: (forge) => forge.extensions(new Map([['credProtect', 2]])).resign(),
  },
];

/** Lines 41 to 58: authenticator data of a registration. */
export const authenticatorDataOfRegistration: readonly RegistrationCase[] = [...RP_ID, ...FLAGS, ...LENGTHS].map(
  registrationCase,
);
