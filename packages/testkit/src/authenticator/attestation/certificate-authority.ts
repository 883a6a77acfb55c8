import { der, derBoolean, derInteger, derSequence } from '../../encoding/der.ts';
import { KEY_MAKERS } from '../keys/algorithms.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Seed } from '../seed.ts';
import { makeCertificate } from './certificate.ts';
import type { CertificateExtension, CertificateFields, NameAttribute } from './certificate.ts';

/** What an authority has to be told of a certificate; every other field is changeable too. */
export type IssuedCertificate = Pick<CertificateFields, 'subject' | 'publicKey' | 'extensions'> &
  Partial<CertificateFields>;

/** A certificate authority: a root, or one below another. */
export interface CertificateAuthority {
  readonly name: readonly NameAttribute[];
  readonly key: SigningKey;
  /** DER of its certificate: signed by itself, or by the authority above it. */
  readonly certificate: Uint8Array;
  /** DER of a certificate that it signs. */
  issue(fields: IssuedCertificate): Uint8Array;
  /** An authority whose certificate this one signs; its key comes from the seed and its name. */
  intermediate(commonName: string, changed?: Partial<CertificateFields>): CertificateAuthority;
  /** DER of a second certificate for another authority's name and key, signed by this one. */
  crossSign(other: CertificateAuthority, changed?: Partial<CertificateFields>): Uint8Array;
}

/** How a root is made. */
export interface RootOptions {
  /** COSE algorithm identifier of its key and of those below it; default -7. */
  readonly alg?: number;
  /** What makes its key another one than an authority of the same name and seed has. */
  readonly keyLabel?: string;
  /** Fields of its certificate. */
  readonly changed?: Partial<CertificateFields>;
}

const VALIDITY = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-01-01T00:00:00Z') };

/**
 * A root authority from a seed: the same name and options, the same bytes (but for signatures of ML-DSA). Throws a TypeError
 * for an algorithm that certificates do not know, or keys.
 */
export function makeCertificateAuthority(
  seed: Seed,
  commonName: string,
  { alg = -7, keyLabel = commonName, changed = {} }: RootOptions = {},
): CertificateAuthority {
  const key = keyOf(seed, alg, keyLabel);
  const name = nameOf(commonName);
  const fields = { ...certifying(name, key), ...changed };
  return authority({ seed, alg, name, key, certificate: sign(fields, name, key) });
}

/** Basic constraints: whether it is a CA, and how many CAs may lie below it. */
export function basicConstraints(ca: boolean, pathLength?: number): CertificateExtension {
  const parts = ca ? [derBoolean(true)] : [];
  if (pathLength !== undefined) parts.push(derInteger(BigInt(pathLength)));
  return { oid: '2.5.29.19', critical: true, value: derSequence(...parts) };
}

/** Key usage of a byte of flags, bit 7 (digitalSignature) first; keyCertSign is 0x04, cRLSign 0x02. */
export function keyUsage(flags: number): CertificateExtension {
  return { oid: '2.5.29.15', critical: true, value: der(0x03, Uint8Array.of(1, flags)) };
}

/** What a certificate of a CA has: basic constraints, and key usage keyCertSign and cRLSign. */
export const CA_EXTENSIONS: readonly CertificateExtension[] = [basicConstraints(true), keyUsage(0x06)];

type Own = Pick<CertificateAuthority, 'name' | 'key' | 'certificate'> & { readonly seed: Seed; readonly alg: number };

function authority(own: Own): CertificateAuthority {
  const { name, key, certificate, seed, alg } = own;
  const issue = (fields: IssuedCertificate): Uint8Array => sign(fields, name, key);
  return {
    name,
    key,
    certificate,
    issue,
    intermediate: (commonName, changed = {}) => {
      const below = { name: nameOf(commonName), key: keyOf(seed, alg, commonName) };
      const fields = { ...certifying(below.name, below.key), ...changed };
      return authority({ ...own, ...below, certificate: issue(fields) });
    },
    crossSign: (other, changed = {}) => issue({ ...certifying(other.name, other.key), ...changed }),
  };
}

function certifying(subject: readonly NameAttribute[], publicKey: SigningKey): IssuedCertificate {
  return { subject, publicKey, extensions: CA_EXTENSIONS };
}

function sign(fields: IssuedCertificate, issuer: readonly NameAttribute[], key: SigningKey): Uint8Array {
  return makeCertificate({ version: 3, serial: 1n, issuer, ...VALIDITY, ...fields }, key);
}

function nameOf(commonName: string): readonly NameAttribute[] {
  return [['2.5.4.3', 'utf8', commonName]];
}

function keyOf(seed: Seed, alg: number, label: string): SigningKey {
  const makeKey = KEY_MAKERS.get(alg);
  if (makeKey === undefined) throw new TypeError(`no key can be made for ${alg}`);
  return makeKey(seed, `authority ${label}`);
}
