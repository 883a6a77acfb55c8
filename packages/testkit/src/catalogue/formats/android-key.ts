import { androidKeyAttestation } from '../../authenticator/attestation/android-key/android-key-attestation.ts';
import type { AndroidKeyFields } from '../../authenticator/attestation/android-key/android-key-attestation.ts';
import {
  AUTHORIZATION,
  authorization,
  GENERATED,
  IMPORTED,
  SIGN,
  VERIFY,
  withAuthorizations,
} from '../../authenticator/attestation/android-key/key-description.ts';
import { makeEs256Key } from '../../authenticator/keys/es256.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { der, derInteger, derOctetString, derSet } from '../../encoding/der.ts';
import type { RegistrationCase } from '../case.ts';
import { CATALOGUE_SEED, expectedRegistration, registrationCase } from '../registration-scene.ts';
import type { RegistrationRow, RegistrationScene } from '../registration-scene.ts';
import { formatRows } from './row.ts';

const { attested } = formatRows('android-key');
const STRANGER = makeEs256Key(createSeed(CATALOGUE_SEED), 'stranger');

function android(
  line: number,
  id: string,
  mutation: string,
  fields: AndroidKeyFields,
  scene: RegistrationScene = {},
): RegistrationRow {
  return attested({ line, id, mutation, scene }, (given) => androidKeyAttestation(given, fields));
}

type Authorizations = Readonly<Record<number, Uint8Array | undefined>>;
type ListName = 'softwareEnforced' | 'hardwareEnforced';

/** Sets authorizations of one list, and takes those that are undefined away. */
function authorize(list: ListName, changed: Authorizations): AndroidKeyFields {
  return { description: (fields) => ({ [list]: withAuthorizations(fields[list], changed) }) };
}

const NOTHING = der(0x05);

const KEY: readonly RegistrationRow[] = [
  android(100, 'other-key', 'another key than the credential key is certified, and signs', { key: STRANGER }),
  android(101, 'challenge-zero', 'attestationChallenge is 32 zeros', {
    description: () => ({ attestationChallenge: new Uint8Array(32) }),
  }),
  android(101, 'challenge-empty', 'attestationChallenge is empty', {
    description: () => ({ attestationChallenge: new Uint8Array(0) }),
  }),
  android(101, 'challenge-longer', 'attestationChallenge is the client data hash and a byte', {
    description: ({ attestationChallenge }) => ({
      attestationChallenge: concatBytes(attestationChallenge, Uint8Array.of(0)),
    }),
  }),
];

/** An authorization that no version knows. */
const UNKNOWN_TAG = 599;

/** [600] EXPLICIT NULL. */
const ALL_APPLICATIONS_ELEMENT = authorization(AUTHORIZATION.allApplications, NOTHING);

const ALL_APPLICATIONS: readonly RegistrationRow[] = (['softwareEnforced', 'hardwareEnforced'] as const).flatMap(
  (list) => [
    android(
      102,
      `all-applications-${list}`,
      `allApplications in ${list}`,
      authorize(list, { [AUTHORIZATION.allApplications]: NOTHING }),
    ),
    android(
      102,
      `all-applications-hidden-${list}`,
      `allApplications behind an unknown tag in ${list}`,
      authorize(list, { [UNKNOWN_TAG]: derOctetString(new Uint8Array(4)), [AUTHORIZATION.allApplications]: NOTHING }),
    ),
    android(
      102,
      `all-applications-octets-${list}`,
      `allApplications with a value that is not NULL in ${list}`,
      authorize(list, { [AUTHORIZATION.allApplications]: derOctetString(new Uint8Array(1)) }),
    ),
    android(
      102,
      `all-applications-inside-${list}`,
      `allApplications inside an unknown tag, behind its value, in ${list}`,
      authorize(list, { [UNKNOWN_TAG]: concatBytes(derOctetString(new Uint8Array(4)), ALL_APPLICATIONS_ELEMENT) }),
    ),
  ],
);

const PURPOSE = { [AUTHORIZATION.purpose]: derSet(derInteger(SIGN)) };
const ORIGIN = { [AUTHORIZATION.origin]: derInteger(GENERATED) };
const TRUSTED: RegistrationScene = {
  expected: {
    attestation: { ...expectedRegistration().attestation, statements: { androidKey: 'trusted-environment' } },
  },
};

/** A description whose hardware list lacks some authorizations, which the software list has instead. */
function softwareSays(moved: Authorizations): AndroidKeyFields {
  const absent = Object.fromEntries(Object.keys(moved).map((tag) => [tag, undefined]));
  return {
    description: ({ softwareEnforced, hardwareEnforced }) => ({
      softwareEnforced: withAuthorizations(softwareEnforced, moved),
      hardwareEnforced: withAuthorizations(hardwareEnforced, absent),
    }),
  };
}

function level(member: 'attestationSecurityLevel' | 'keyMintSecurityLevel'): AndroidKeyFields {
  return { description: () => ({ [member]: 0 }) };
}

const ENVIRONMENT: readonly RegistrationRow[] = [
  android(
    103,
    'origin-absent',
    'origin in neither list',
    authorize('hardwareEnforced', { [AUTHORIZATION.origin]: undefined }),
  ),
  android(103, 'origin-twice', 'origin twice in one list', {
    description: ({ hardwareEnforced }) => ({
      hardwareEnforced: [...hardwareEnforced, [AUTHORIZATION.origin, derInteger(GENERATED)]],
    }),
  }),
  android(
    103,
    'origin-imported',
    'origin is IMPORTED',
    authorize('hardwareEnforced', { [AUTHORIZATION.origin]: derInteger(IMPORTED) }),
  ),
  android(
    103,
    'origin-contradicted',
    'origin is IMPORTED in the other list',
    authorize('softwareEnforced', { [AUTHORIZATION.origin]: derInteger(IMPORTED) }),
  ),
  android(
    103,
    'purpose-absent',
    'purpose in neither list',
    authorize('hardwareEnforced', { [AUTHORIZATION.purpose]: undefined }),
  ),
  android(
    103,
    'purpose-verify',
    'purpose is VERIFY',
    authorize('hardwareEnforced', { [AUTHORIZATION.purpose]: derSet(derInteger(VERIFY)) }),
  ),
  android(
    103,
    'purpose-empty',
    'purpose is none',
    authorize('hardwareEnforced', { [AUTHORIZATION.purpose]: derSet() }),
  ),
  android(
    103,
    'trusted-origin',
    'origin of the software alone, where a trusted environment is wanted',
    softwareSays(ORIGIN),
    TRUSTED,
  ),
  android(
    103,
    'trusted-purpose',
    'purpose of the software alone, where a trusted environment is wanted',
    softwareSays(PURPOSE),
    TRUSTED,
  ),
  android(
    103,
    'trusted-attested-by-software',
    'software describes the key, where a trusted environment is wanted',
    level('attestationSecurityLevel'),
    TRUSTED,
  ),
  android(
    103,
    'trusted-kept-by-software',
    'software keeps the key, where a trusted environment is wanted',
    level('keyMintSecurityLevel'),
    TRUSTED,
  ),
  android(
    103,
    'trusted-empty',
    'two empty lists, where a trusted environment is wanted',
    { description: () => ({ softwareEnforced: [], hardwareEnforced: [] }) },
    TRUSTED,
  ),
];

/** Lines 100 to 103: what Android's key stores say of a key (§8.4). */
export const androidKeyStatements: readonly RegistrationCase[] = [...KEY, ...ALL_APPLICATIONS, ...ENVIRONMENT].map(
  registrationCase,
);
