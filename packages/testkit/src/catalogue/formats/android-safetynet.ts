import { SAFETYNET_TIME, safetyNetAttestation } from '../../authenticator/attestation/android-safetynet.ts';
import type { SafetyNetFields } from '../../authenticator/attestation/android-safetynet.ts';
import { signedBytes } from '../../authenticator/attestation/statement.ts';
import { sha256 } from '../../authenticator/sha256.ts';
import type { AttestationGiven } from '../../authenticator/attestation/attestation-maker.ts';
import type { StatementPolicy } from '@signet/webauthn';
import type { RegistrationCase } from '../case.ts';
import { expectedRegistration, registrationCase } from '../registration-scene.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { formatRows } from './row.ts';

const MINUTE = 60_000;
const { attested, members, statement, expected } = formatRows('android-safetynet');

type Fields = SafetyNetFields | ((given: AttestationGiven) => SafetyNetFields);

function safetyNet(
  id: string,
  mutation: string,
  fields: Fields,
  facts: Partial<RegistrationRow> = {},
): RegistrationRow {
  return attested({ line: 107, id, mutation, ...facts }, (given) =>
    safetyNetAttestation(given, typeof fields === 'function' ? fields(given) : fields),
  );
}

/** A row whose JWS has another header member. */
function header(id: string, mutation: string, members_: Readonly<Record<string, unknown>>): RegistrationRow {
  return safetyNet(`header-${id}`, mutation, { header: members_ });
}

/** A row whose nonce is another text, made of what is attested. */
function nonce(id: string, mutation: string, text: (hash: Buffer) => unknown): RegistrationRow {
  return safetyNet(`nonce-${id}`, mutation, ({ authenticatorData, clientDataJSON }) => ({
    payload: { nonce: text(Buffer.from(sha256(signedBytes(authenticatorData, clientDataJSON)))) },
  }));
}

/** A row whose text has other parts. */
function text(id: string, mutation: string, change: (jws: string) => string): RegistrationRow {
  return safetyNet(`jws-${id}`, mutation, { text: change });
}

function hosts(id: string, mutation: string, ...names: readonly string[]): RegistrationRow {
  return safetyNet(`host-${id}`, mutation, { hosts: names });
}

/** What a relying party expects with these demands, this time after the response was made. */
function demanding(
  statements: Partial<StatementPolicy>,
  milliseconds = 0,
): { readonly expect: RegistrationRow['expect'] & object } {
  const { attestation } = expectedRegistration();
  return { expect: { attestation: { ...attestation, at: SAFETYNET_TIME + milliseconds, statements } } };
}

function judgedAfter(milliseconds: number): ReturnType<typeof demanding> {
  return demanding({ safetyNetAge: MINUTE }, milliseconds);
}

function device(id: string, mutation: string, ctsProfileMatch: unknown): RegistrationRow {
  const demands = demanding({ safetyNetDevice: 'cts-profile' });
  return safetyNet(`device-${id}`, mutation, { payload: { ctsProfileMatch } }, demands);
}

const NONCES: readonly RegistrationRow[] = [
  nonce('other', 'the nonce is that of something else', () => Buffer.alloc(32).toString('base64')),
  nonce('base64url', 'the nonce in base64url', (hash) => hash.toString('base64url')),
  nonce('hex', 'the nonce in hex', (hash) => hash.toString('hex')),
  nonce('array', 'the nonce in an array', (hash) => [hash.toString('base64')]),
  nonce('missing', 'no nonce', () => undefined),
];

const SERVICE: readonly RegistrationRow[] = [
  hosts('other', 'issued to another host', 'attest.example.org'),
  hosts('common-name', 'the host is a common name alone'),
  hosts('wildcard', 'issued to any host of the domain', '*.android.com'),
  hosts('suffix', 'the host with another domain after it', 'attest.android.com.example.org'),
  hosts('prefix', 'the host with another name before it', 'x.attest.android.com'),
  hosts('nul', 'the host with NUL and another domain after it', 'attest.android.com\0.example.org'),
  safetyNet('self-signed', 'the certificate is its own issuer', { subject: ({ name }) => name }),
  safetyNet(
    'other-key',
    'signed by another key',
    (given) => ({
      sign: (signed) => new Uint8Array(given.credential.key.sign(signed)),
    }),
    { code: 'bad_attestation_sig' },
  ),
];

const HEADERS: readonly RegistrationRow[] = [
  header('none', 'alg none', { alg: 'none' }),
  safetyNet('header-none-unsigned', 'alg none and no signature', {
    header: { alg: 'none' },
    sign: () => new Uint8Array(),
  }),
  header('hs256', 'alg HS256', { alg: 'HS256' }),
  header('ps256', 'alg PS256', { alg: 'PS256' }),
  header('case', 'alg in lower case', { alg: 'rs256' }),
  header('array', 'alg in an array', { alg: ['RS256'] }),
  header('missing', 'no alg', { alg: undefined }),
  safetyNet(
    'header-es256',
    'alg ES256 with a key of RS256',
    { header: { alg: 'ES256' }, sign: () => new Uint8Array(64) },
    {
      code: 'attestation_alg',
    },
  ),
  header('x5u', 'certificates from a URL', { x5u: 'https://example.org/chain.pem' }),
  header('jku', 'keys from a URL', { jku: 'https://example.org/keys.json' }),
  header('jwk', 'a key beside the certificates', { jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }),
  header('crit', 'an extension that has to be understood', { crit: ['exp'], exp: 0 }),
  header('x5c-missing', 'no certificates', { x5c: undefined }),
  header('x5c-empty', 'an empty list of certificates', { x5c: [] }),
  header('x5c-text', 'certificates as one text', { x5c: 'MIIB' }),
  header('x5c-numbers', 'a number among the certificates', { x5c: [1] }),
  header('x5c-junk', 'a certificate that is none', { x5c: ['MIIB'] }),
  safetyNet('x5c-second-junk', 'a second certificate that is none', {
    x5c: (certificate) => [certificate, new Uint8Array(64)],
  }),
  header('x5c-base64url', 'a certificate in base64url', { x5c: ['__79'] }),
];

const TEXTS: readonly RegistrationRow[] = [
  text('two-parts', 'no signature part', (jws) => jws.slice(0, jws.lastIndexOf('.'))),
  text('one-part', 'no dot at all', (jws) => jws.replaceAll('.', '')),
  text('four-parts', 'a fourth part', (jws) => `${jws}.e30`),
  text('padded', 'a part with padding', (jws) => jws.replace('.', '=.')),
  text('space', 'a space after the signature', (jws) => `${jws} `),
  text('byte-order-mark', 'a byte order mark before the header', (jws) => `\uFEFF${jws}`),
  text('json', 'the JSON serialization', (jws) => JSON.stringify({ payload: jws.split('.')[1] })),
  text('empty', 'no bytes', () => ''),
  text('long', 'a JWS of 64 KiB and more', (jws) => `${jws}${'A'.repeat(65_536)}`),
  text('header-array', 'a header that is no object', (jws) => jws.replace(/^[^.]*/u, 'W10')),
  text('header-twice', 'alg twice in the header', (jws) => {
    const json = Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString();
    const twice = json.replace('{', '{"alg":"RS256",');
    return jws.replace(/^[^.]*/u, Buffer.from(twice).toString('base64url'));
  }),
];

const STATEMENTS: readonly RegistrationRow[] = [
  members({ line: 107, id: 'ver-missing', mutation: 'no ver' }, () => ({ ver: undefined })),
  members({ line: 107, id: 'ver-empty', mutation: 'ver without text' }, () => ({ ver: '' })),
  members({ line: 107, id: 'ver-number', mutation: 'ver is a number' }, () => ({ ver: 1 })),
  members({ line: 107, id: 'response-missing', mutation: 'no response' }, () => ({ response: undefined })),
  members({ line: 107, id: 'response-text', mutation: 'response is text' }, () => ({ response: 'a.b.c' })),
  members({ line: 107, id: 'unknown-member', mutation: 'a member that nobody knows' }, () => ({ x5c: [] })),
  statement(
    { line: 36, id: 'array', mutation: 'format android-safetynet with an array', code: 'bad_attestation_object' },
    [],
  ),
];

const POLICY: readonly RegistrationRow[] = [
  expected({ line: 107, id: 'stale', mutation: 'older than policy wants', ...judgedAfter(MINUTE + 1) }),
  expected({ line: 107, id: 'future', mutation: 'made later than policy wants', ...judgedAfter(-MINUTE - 1) }),
  safetyNet(
    'timestamp-missing',
    'no timestamp where policy judges it',
    { payload: { timestampMs: undefined } },
    judgedAfter(0),
  ),
  safetyNet(
    'timestamp-text',
    'a timestamp as text where policy judges it',
    { payload: { timestampMs: String(SAFETYNET_TIME) } },
    judgedAfter(0),
  ),
  device('other', 'a device that matches no profile, where policy wants one', false),
  device('unknown', 'nothing said of the device, where policy wants a profile', undefined),
  device('text', 'ctsProfileMatch is text, where policy wants a profile', 'true'),
];

/** Line 107: Android SafetyNet attestation. */
export const safetyNetStatements: readonly RegistrationCase[] = [
  ...NONCES,
  ...SERVICE,
  ...HEADERS,
  ...TEXTS,
  ...STATEMENTS,
  ...POLICY,
].map(registrationCase);
