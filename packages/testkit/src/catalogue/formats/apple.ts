import { appleAttestation, appleNonceExtension } from '../../authenticator/attestation/apple.ts';
import type { AppleFields } from '../../authenticator/attestation/apple.ts';
import { signedBytes } from '../../authenticator/attestation/statement.ts';
import { makeEs256Key } from '../../authenticator/keys/es256.ts';
import type { MadeRegistration } from '../../authenticator/make-registration.ts';
import { createSeed } from '../../authenticator/seed.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import { der, derBitString, derOctetString, derSequence } from '../../encoding/der.ts';
import type { RegistrationCase } from '../case.ts';
import { CATALOGUE_SEED, registrationCase } from '../registration-scene.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { formatRows } from './row.ts';

const SEED = createSeed(CATALOGUE_SEED);
const { attested, members, statement } = formatRows('apple');

function apple(id: string, mutation: string, fields: AppleFields): RegistrationRow {
  return attested({ line: 104, id, mutation }, (given) => appleAttestation(given, fields));
}

/** A row whose nonce extension has another form; the nonce in it is right. */
function extension(id: string, mutation: string, nonceExtension: (nonce: Uint8Array) => Uint8Array): RegistrationRow {
  return apple(`extension-${id}`, mutation, { nonceExtension });
}

/** The certificate of an unmutated statement. */
function certificateOf({ attestation: { statement: made } }: MadeRegistration): CborInput {
  const x5c = made instanceof Map ? made.get('x5c') : undefined;
  return Array.isArray(x5c) ? (x5c[0] ?? null) : null;
}

const explicit = (...content: readonly Uint8Array[]): Uint8Array => der(0xa1, ...content);

const rows: readonly RegistrationRow[] = [
  apple('nonce-client-data', 'the nonce is of other client data', {
    nonceOf: ({ authenticatorData }) => signedBytes(authenticatorData, new TextEncoder().encode('{}')),
  }),
  apple('nonce-authenticator-data', 'the nonce is of other authenticator data', {
    nonceOf: ({ clientDataJSON }) => signedBytes(new Uint8Array(37), clientDataJSON),
  }),
  apple('nonce-client-data-alone', 'the nonce is of the client data alone', {
    nonceOf: ({ clientDataJSON }) => clientDataJSON,
  }),
  apple('other-key', 'another key than the credential key is certified', { publicKey: makeEs256Key(SEED, 'stranger') }),
  apple('no-nonce', 'the certificate has no nonce', { nonceExtension: null }),
  extension('bare', 'the nonce without what is around it', (nonce) => nonce),
  extension('octet-string', 'the nonce as OCTET STRING alone', derOctetString),
  extension('no-explicit', 'the nonce in a SEQUENCE alone', (nonce) => derSequence(derOctetString(nonce))),
  extension('explicit-alone', 'the nonce in [1] alone', (nonce) => explicit(derOctetString(nonce))),
  extension('other-number', 'the nonce in [0]', (nonce) => derSequence(der(0xa0, derOctetString(nonce)))),
  extension('implicit', 'the nonce in [1] IMPLICIT', (nonce) => derSequence(der(0x81, nonce))),
  extension('set', 'a SET in place of the SEQUENCE', (nonce) => der(0x31, explicit(derOctetString(nonce)))),
  extension('bit-string', 'the nonce as BIT STRING', (nonce) => derSequence(explicit(derBitString(nonce)))),
  extension('second-nonce', 'a second OCTET STRING beside the nonce', (nonce) =>
    derSequence(explicit(derOctetString(nonce), derOctetString(nonce))),
  ),
  extension('second-part', 'a second element in the SEQUENCE', (nonce) =>
    derSequence(explicit(derOctetString(nonce)), explicit(derOctetString(nonce))),
  ),
  extension('no-parts', 'an empty SEQUENCE', () => derSequence()),
  extension('no-octets', 'an empty [1]', () => derSequence(explicit())),
  extension('trailing', 'a byte after the SEQUENCE', (nonce) =>
    concatBytes(appleNonceExtension(nonce), Uint8Array.of(0)),
  ),
  extension('truncated', 'the SEQUENCE cut short', (nonce) => appleNonceExtension(nonce).subarray(0, -1)),
  extension('short', 'the nonce without its last byte', (nonce) => appleNonceExtension(nonce.subarray(0, 31))),
  extension('empty', 'no byte in the extension', () => new Uint8Array()),
  members({ line: 104, id: 'x5c-missing', mutation: 'no x5c' }, () => ({ x5c: undefined })),
  members({ line: 104, id: 'x5c-empty', mutation: 'x5c without certificates' }, () => ({ x5c: [] })),
  members({ line: 104, id: 'x5c-junk', mutation: 'x5c holds no certificate' }, () => ({ x5c: [new Uint8Array(64)] })),
  members({ line: 104, id: 'x5c-second-junk', mutation: 'x5c holds no second certificate' }, (made) => ({
    x5c: [certificateOf(made), new Uint8Array(64)],
  })),
  members({ line: 104, id: 'x5c-second-text', mutation: 'x5c holds text too' }, (made) => ({
    x5c: [certificateOf(made), 'x5c'],
  })),
  members({ line: 104, id: 'unknown-member', mutation: 'a member that nobody knows' }, () => ({ ver: '1' })),
  statement(
    { line: 36, id: 'array', mutation: 'format apple with an array as statement', code: 'bad_attestation_object' },
    [],
  ),
];

/** Line 104: Apple anonymous attestation. */
export const appleStatements: readonly RegistrationCase[] = rows.map(registrationCase);
