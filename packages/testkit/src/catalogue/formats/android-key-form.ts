import { androidKeyAttestation } from '../../authenticator/attestation/android-key/android-key-attestation.ts';
import type { AndroidKeyFields } from '../../authenticator/attestation/android-key/android-key-attestation.ts';
import { signedBytes } from '../../authenticator/attestation/statement.ts';
import { makeEs256Key } from '../../authenticator/keys/es256.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { derInteger, derSequence } from '../../encoding/der.ts';
import type { RegistrationCase } from '../case.ts';
import { CATALOGUE_SEED, registrationCase } from '../registration-scene.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { certificatesOf, formatRows } from './row.ts';

const { attested, members, statement } = formatRows('android-key');
const STRANGER = makeEs256Key(createSeed(CATALOGUE_SEED), 'stranger');

/** A row whose certificate describes the key in another form. */
function described(id: string, mutation: string, fields: AndroidKeyFields): RegistrationRow {
  return attested({ line: 79, id, mutation }, (given) => androidKeyAttestation(given, fields));
}

/** Where the content of an element begins whose length takes no more than two octets after the first. */
function contentStart(bytes: Uint8Array): number {
  const length = bytes[1] ?? 0;
  return length < 0x80 ? 2 : 2 + (length & 0x7f);
}

const rows: readonly RegistrationRow[] = [
  ...(['alg', 'x5c', 'sig'] as const).flatMap((name) => [
    members({ line: 79, id: `${name}-missing`, mutation: `no ${name}` }, () => ({ [name]: undefined })),
    members({ line: 79, id: `${name}-text`, mutation: `${name} is text` }, () => ({ [name]: 'text' })),
  ]),
  members({ line: 79, id: 'x5c-empty', mutation: 'x5c without certificates' }, () => ({ x5c: [] })),
  members({ line: 79, id: 'x5c-junk', mutation: 'x5c holds no certificate' }, () => ({ x5c: [new Uint8Array(64)] })),
  members({ line: 79, id: 'x5c-second-junk', mutation: 'x5c holds a certificate and junk' }, ({ attestation }) => ({
    x5c: [...certificatesOf(attestation), new Uint8Array(64)],
  })),
  members({ line: 79, id: 'unknown-member', mutation: 'a member that nobody knows' }, () => ({ ver: '1' })),
  statement({ line: 79, id: 'array', mutation: 'the statement is an array', code: 'bad_attestation_object' }, []),
  described('no-description', 'the certificate describes no key', { extension: null }),
  described('description-junk', 'the description is no DER', { extension: () => new Uint8Array(64).fill(0x30) }),
  described('description-trailing', 'a byte follows the description', {
    extension: (bytes) => concatBytes(bytes, Uint8Array.of(0)),
  }),
  described('description-truncated', 'the description is cut short', { extension: (bytes) => bytes.subarray(0, -1) }),
  described('description-empty', 'the description has no parts', { extension: () => derSequence() }),
  described('description-ninth', 'the description has a ninth part', {
    extension: (bytes) => derSequence(bytes.subarray(contentStart(bytes)), derInteger(0n)),
  }),
  described('description-version', 'the description is of an unknown version', {
    description: () => ({ attestationVersion: 5 }),
  }),
  described('description-level', 'the description is of an unknown security level', {
    description: () => ({ attestationSecurityLevel: 3 }),
  }),
  members({ line: 77, id: 'alg-other', mutation: 'alg is not that of the key', code: 'attestation_alg' }, () => ({
    alg: -257,
  })),
  members({ line: 77, id: 'alg-unknown', mutation: 'alg is unknown', code: 'alg_unsupported' }, () => ({
    alg: -12_345,
  })),
  members(
    { line: 78, id: 'sig-other-key', mutation: 'sig is by another key', code: 'bad_attestation_sig' },
    ({ given }) => ({ sig: STRANGER.sign(signedBytes(given.authenticatorData, given.clientDataJSON)) }),
  ),
  members(
    { line: 78, id: 'sig-other-data', mutation: 'sig is over other data', code: 'bad_attestation_sig' },
    ({ given }) => ({ sig: given.credential.key.sign(given.clientDataJSON) }),
  ),
];

/** Lines 77 to 79 for Android's key stores: the form of the statement, and its signature (§8.4). */
export const androidKeyForms: readonly RegistrationCase[] = rows.map(registrationCase);
