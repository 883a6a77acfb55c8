import { sha256 } from '../../authenticator/sha256.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { rawCbor } from '../../encoding/cbor-wrong-forms.ts';
import type { AuthenticationRow, AuthenticationScene } from '../authentication-scene.ts';

const APP_ID = 'https://example.org/appid.json';
const BOUND = { backupEligible: false } as const;

/** A ceremony that asked for the appid extension. */
const APP_ID_SCENE: AuthenticationScene = {
  expected: { appId: APP_ID, extensions: { requested: ['appid'], unsolicited: 'ignored' } },
};

const RP_ID: readonly AuthenticationRow[] = [
  {
    line: 123,
    id: 'authentication-rp-id-other',
    mutation: 'hash of another RP ID',
    code: 'rp_id_mismatch',
    step: 'A.15',
    change: (forge) => forge.rpId('example.net').resign(),
  },
  {
    line: 123,
    id: 'authentication-rp-id-subdomain',
    mutation: 'hash of a subdomain',
    code: 'rp_id_mismatch',
    step: 'A.15',
    change: (forge) => forge.rpId('login.example.org').resign(),
  },
  {
    line: 124,
    id: 'app-id-unasked',
    mutation: 'hash of an AppID where appid was not asked for',
    code: 'rp_id_mismatch',
    step: 'A.15',
    change: (forge) =>
      forge
        .rpId(APP_ID)
        .resign()
        .envelope((whole) => ({ ...whole, clientExtensionResults: { appid: true } })),
  },
  ...[['missing', {}] as const, ['false', { appid: false }] as const].map(
    ([id, clientExtensionResults]): AuthenticationRow => ({
      line: 124,
      id: `app-id-${id}`,
      mutation: `hash of the AppID, appid is ${id}`,
      code: 'rp_id_mismatch',
      step: 'A.15',
      scene: {
        ...APP_ID_SCENE,
        prepare: (forge) =>
          forge
            .rpId(APP_ID)
            .resign()
            .envelope((whole) => ({ ...whole, clientExtensionResults: { appid: true } })),
      },
      change: (forge) => forge.envelope((whole) => ({ ...whole, clientExtensionResults })),
    }),
  ),
  {
    line: 124,
    id: 'app-id-true-on-rp-id',
    mutation: 'hash of the RP ID, appid is true',
    code: 'rp_id_mismatch',
    step: 'A.15',
    scene: APP_ID_SCENE,
    change: (forge) => forge.envelope((whole) => ({ ...whole, clientExtensionResults: { appid: true } })),
  },
];

const FLAGS: readonly AuthenticationRow[] = [
  ...(['required', 'preferred', 'discouraged'] as const).map(
    (userVerification): AuthenticationRow => ({
      line: 125,
      id: `authentication-not-present-${userVerification}`,
      mutation: `UP is 0, user verification ${userVerification}`,
      code: 'user_not_present',
      step: 'A.16',
      scene: { expected: { userVerification } },
      change: (forge) => forge.flags({ up: false }).resign(),
    }),
  ),
  {
    line: 126,
    id: 'authentication-not-verified',
    mutation: 'UV is 0 where user verification was required',
    code: 'user_not_verified',
    step: 'A.17',
    scene: { expected: { userVerification: 'required' } },
    change: (forge) => forge.flags({ uv: false }).resign(),
  },
  {
    line: 127,
    id: 'authentication-backup-state-alone',
    mutation: 'BS is 1 and BE is 0',
    code: 'backup_flags',
    step: 'A.18',
    scene: { authenticator: BOUND },
    change: (forge) => forge.flags({ bs: true }).resign(),
  },
];

const BACKUP: readonly AuthenticationRow[] = [
  {
    line: 128,
    id: 'backup-upgrade-refused',
    mutation: 'BE went from 0 to 1, upgrades refused',
    code: 'backup_changed',
    step: 'A.19',
    scene: { authenticator: BOUND },
    change: (forge) => forge.flags({ be: true }).resign(),
  },
  ...(['refused', 'accepted'] as const).map(
    (backupUpgrade): AuthenticationRow => ({
      line: 128,
      id: `backup-downgrade-upgrades-${backupUpgrade}`,
      mutation: `BE went from 1 to 0, upgrades ${backupUpgrade}`,
      code: 'backup_changed',
      step: 'A.19',
      scene: { expected: { backupUpgrade } },
      change: (forge) => forge.flags({ be: false, bs: false }).resign(),
    }),
  ),
];

const ATTESTED: readonly AuthenticationRow[] = [
  {
    line: 140,
    id: 'attested-data-refused',
    mutation: 'attested credential data in an assertion, refused by policy',
    code: 'unexpected_attested_data',
    step: 'A.7',
    scene: { expected: { attestedCredentialData: 'refused' } },
    change: (forge, { credential: { id, key } }) =>
      forge.attestedData({ aaguid: new Uint8Array(16), credentialId: id, publicKey: key.cose }).resign(),
  },
  {
    line: 140,
    id: 'attested-data-foreign',
    mutation: 'attested credential data of another credential',
    code: 'unexpected_attested_data',
    step: 'A.7',
    change: (forge, { credential: { id, key } }) =>
      forge.attestedData({ aaguid: new Uint8Array(16), credentialId: sha256(id), publicKey: key.cose }).resign(),
  },
];

const LENGTHS: readonly AuthenticationRow[] = [
  ...[0, 36].map(
    (length): AuthenticationRow => ({
      line: 141,
      id: `authentication-cut-at-${length}`,
      mutation: `cut after ${length} bytes`,
      code: 'authdata_truncated',
      step: 'A.7',
      change: (forge) => forge.authenticatorDataBytes((bytes) => bytes.subarray(0, length)).resign(),
    }),
  ),
  {
    line: 141,
    id: 'authentication-leftover',
    mutation: '38 bytes without flags for the last one',
    code: 'authdata_trailing',
    step: 'A.7',
    change: (forge) => forge.authenticatorDataBytes((bytes) => concatBytes(bytes, Uint8Array.of(0))).resign(),
  },
  {
    line: 141,
    id: 'authentication-extensions-missing',
    mutation: 'ED is 1 and no bytes follow',
    code: 'authdata_truncated',
    step: 'A.7',
    change: (forge) => forge.flags({ ed: true }).resign(),
  },
  {
    line: 141,
    id: 'authentication-extensions-leftover',
    mutation: 'a byte after the extensions',
    code: 'authdata_trailing',
    step: 'A.7',
    change: (forge) =>
      forge
        .extensions(new Map())
        .authenticatorDataBytes((bytes) => concatBytes(bytes, Uint8Array.of(0xa0)))
        .resign(),
  },
  {
    line: 141,
    id: 'authentication-extensions-array',
    mutation: 'ED is 1 and the item is no map',
    code: 'bad_extensions',
    step: 'A.7',
    change: (forge) => forge.extensions([]).resign(),
  },
  {
    line: 141,
    id: 'authentication-extensions-deep',
    mutation: '20 000 arrays in each other as extensions',
    code: 'cbor_depth',
    step: 'A.7',
    change: (forge) =>
      forge.extensions(rawCbor(concatBytes(new Uint8Array(20_000).fill(0x81), Uint8Array.of(0)))).resign(),
  },
];

/** Lines 123 to 128, 140 and 141. */
export const AUTHENTICATOR_DATA_ROWS: readonly AuthenticationRow[] = [
  ...RP_ID,
  ...FLAGS,
  ...BACKUP,
  ...ATTESTED,
  ...LENGTHS,
];
