import { encodeJws } from '../../encoding/jws.ts';
import { der, derSequence } from '../../encoding/der.ts';
import { encodeBase64url } from '../../encoding/base64url.ts';
import { KEY_MAKERS } from '../keys/algorithms.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Seed } from '../seed.ts';
import { sha256 } from '../sha256.ts';
import type { AttestationGiven } from './attestation-maker.ts';
import { basicConstraints, makeCertificateAuthority } from './certificate-authority.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import type { NameAttribute } from './certificate.ts';
import { signedBytes, withMembers } from './statement.ts';
import type { Attestation, SignedOver } from './statement.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a test may change of a SafetyNet attestation. */
export interface SafetyNetFields {
  /** Header members to set; `undefined` leaves one out. */
  readonly header?: Members;
  /** Payload members to set; `undefined` leaves one out. */
  readonly payload?: Members;
  /** The key that signs and is certified. Default: an RS256 key of the seed's. */
  readonly key?: SigningKey;
  /** The signature as the algorithm of the header writes it; default: what the key gives. */
  readonly sign?: (signed: Uint8Array) => Uint8Array;
  /** The certificates in the header; by default the one of that key. */
  readonly x5c?: (certificate: Uint8Array) => readonly Uint8Array[];
  /** Host names in the certificate; default `attest.android.com`. */
  readonly hosts?: readonly string[];
  /** The name of whom it is issued to. */
  readonly subject?: (authority: CertificateAuthority) => readonly NameAttribute[];
  /** Changes the text of the JWS. */
  readonly text?: (jws: string) => string;
}

/** When every SafetyNet response of the testkit was made: milliseconds since 1970. */
export const SAFETYNET_TIME: number = Date.UTC(2023, 5, 1);

/** The CA above the service's certificate. */
export function safetyNetAuthority(seed: Seed): CertificateAuthority {
  return makeCertificateAuthority(seed, 'Signet Testkit SafetyNet Root CA');
}

/** Format `android-safetynet` (§8.5): a JWS, as the service of Google's made them until it was shut down. */
export function safetyNetAttestation(given: AttestationGiven, fields: SafetyNetFields = {}): Attestation {
  const resign: Attestation['resign'] = (statement, over) =>
    withMembers(statement, { response: new TextEncoder().encode(jwsOf(given, fields, over)) });
  return { format: 'android-safetynet', statement: resign(new Map([['ver', '231215037']]), given), resign };
}

function jwsOf(given: AttestationGiven, fields: SafetyNetFields, over: SignedOver): string {
  const { key = serviceKey(given.seed), text = (jws) => jws, x5c = (certificate) => [certificate] } = fields;
  const { sign = (signed) => key.sign(signed) } = fields;
  const header = { alg: 'RS256', x5c: x5c(certificateOf(given, fields, key)).map(base64), ...fields.header };
  return text(encodeJws(header, { ...payloadOf(over), ...fields.payload }, sign));
}

function payloadOf({ authenticatorData, clientDataJSON }: SignedOver): Members {
  return {
    nonce: base64(sha256(signedBytes(authenticatorData, clientDataJSON))),
    timestampMs: SAFETYNET_TIME,
    apkPackageName: 'com.google.android.gms',
    ctsProfileMatch: true,
    basicIntegrity: true,
    evaluationType: 'BASIC',
  };
}

function certificateOf({ seed }: AttestationGiven, fields: SafetyNetFields, key: SigningKey): Uint8Array {
  const authority = safetyNetAuthority(seed);
  const { hosts = ['attest.android.com'], subject = () => [['2.5.4.3', 'utf8', 'attest.android.com']] } = fields;
  const names = hosts.map((host) => der(0x82, new TextEncoder().encode(host)));
  const alternative = { oid: '2.5.29.17', critical: false, value: derSequence(...names) };
  return authority.issue({
    subject: subject(authority),
    publicKey: key,
    extensions: hosts.length === 0 ? [basicConstraints(false)] : [basicConstraints(false), alternative],
  });
}

const RS256 = -257;

/** The search for primes is slow, so the keys of the last few seeds are kept. */
const serviceKeys = new Map<string, SigningKey>();

function serviceKey(seed: Seed): SigningKey {
  const id = encodeBase64url(seed.bytes('safetynet service', 16));
  const known = serviceKeys.get(id);
  if (known !== undefined) return known;
  const key = KEY_MAKERS.get(RS256)?.(seed, 'safetynet service');
  if (key === undefined) throw new Error('the table of keys has no RS256');
  if (serviceKeys.size >= 8) serviceKeys.clear();
  serviceKeys.set(id, key);
  return key;
}

/** base64 with padding (RFC 4648 §4). */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
