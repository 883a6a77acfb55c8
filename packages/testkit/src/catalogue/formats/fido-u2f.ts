import { fidoU2fAttestation } from '../../authenticator/attestation/fido-u2f.ts';
import type { FidoU2fFields } from '../../authenticator/attestation/fido-u2f.ts';
import { signedBytes } from '../../authenticator/attestation/statement.ts';
import { encodeAuthenticatorData } from '../../authenticator/authenticator-data.ts';
import { serializeClientData } from '../../authenticator/client-data.ts';
import { KEY_MAKERS } from '../../authenticator/keys/algorithms.ts';
import { makeEs256Key } from '../../authenticator/keys/es256.ts';
import type { SigningKey } from '../../authenticator/keys/signing-key.ts';
import { createSeed } from '../../authenticator/seed.ts';
import type { RegistrationCase } from '../case.ts';
import { CATALOGUE_SEED, expectedRegistration, registrationCase } from '../registration-scene.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { formatRows } from './row.ts';

const SEED = createSeed(CATALOGUE_SEED);
const { attested, members, statement, expected } = formatRows('fido-u2f');

function u2f(line: number, id: string, mutation: string, fields: FidoU2fFields): RegistrationRow {
  return attested({ line, id, mutation }, (given) => fidoU2fAttestation(given, fields));
}

/** A row whose attestation key is one of another algorithm. */
function attestationKey(id: string, alg: number): RegistrationRow {
  const facts = { line: 105, id: `certificate-${id}`, mutation: `the certificate has a key of ${id}` };
  return attested(facts, (given) => fidoU2fAttestation(given, { key: keyOf(alg) }));
}

function keyOf(alg: number): SigningKey {
  const key = KEY_MAKERS.get(alg)?.(SEED, 'u2f attestation');
  if (key === undefined) throw new Error(`the table of keys has no ${alg}`);
  return key;
}

/** A row whose credential key is of another algorithm; the statement is the one that U2F would make of it. */
function credentialKey(id: string, alg: number): RegistrationRow {
  const authenticator = { attestation: 'none', algorithms: [alg] } as const;
  const facts = { line: 106, id: `credential-${id}`, mutation: `the credential key is of ${id}` };
  const algorithms = [alg];
  return attested({ ...facts, scene: { authenticator, expected: { algorithms } } }, (given) =>
    fidoU2fAttestation(given),
  );
}

const rows: readonly RegistrationRow[] = [
  members({ line: 105, id: 'x5c-missing', mutation: 'no x5c' }, () => ({ x5c: undefined })),
  u2f(105, 'x5c-empty', 'x5c without certificates', { x5c: () => [] }),
  u2f(105, 'x5c-two', 'x5c with two certificates', { x5c: (certificate) => [certificate, certificate] }),
  u2f(105, 'x5c-junk', 'x5c holds no certificate', { x5c: () => [new Uint8Array(64)] }),
  attestationKey('P-384', -35),
  attestationKey('RSA', -257),
  attestationKey('Ed25519', -8),
  credentialKey('P-384', -35),
  credentialKey('RSA', -257),
  credentialKey('Ed25519', -8),
  credentialKey('ES256K', -47),
  credentialKey('ESP256', -9),
  expected({
    line: 106,
    id: 'aaguid',
    mutation: 'an AAGUID that is not zero, where policy wants zero',
    expect: { attestation: { ...expectedRegistration().attestation, statements: { fidoU2fAaguid: 'zero' } } },
  }),
  members({ line: 106, id: 'sig-missing', mutation: 'no sig' }, () => ({ sig: undefined })),
  members({ line: 106, id: 'sig-text', mutation: 'sig is text' }, () => ({ sig: 'sig' })),
  members({ line: 106, id: 'unknown-member', mutation: 'a member that nobody knows' }, () => ({ alg: -7 })),
  members(
    {
      line: 106,
      id: 'sig-webauthn',
      mutation: 'signed over what WebAuthn signs, not U2F',
      code: 'bad_attestation_sig',
    },
    (made) => {
      const signed = signedBytes(encodeAuthenticatorData(made.authenticatorData), serializeClientData(made.clientData));
      return { sig: makeEs256Key(SEED, 'u2f attestation').sign(signed) };
    },
  ),
  members({ line: 106, id: 'sig-empty', mutation: 'sig without bytes', code: 'bad_attestation_sig' }, () => ({
    sig: new Uint8Array(),
  })),
  statement(
    { line: 36, id: 'array', mutation: 'format fido-u2f with an array as statement', code: 'bad_attestation_object' },
    [],
  ),
];

/** Lines 105 and 106: FIDO U2F attestation. */
export const fidoU2fStatements: readonly RegistrationCase[] = rows.map(registrationCase);
