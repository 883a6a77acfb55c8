import { der, derOctetString, derSequence } from '../../encoding/der.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Seed } from '../seed.ts';
import { sha256 } from '../sha256.ts';
import type { AttestationGiven } from './attestation-maker.ts';
import { basicConstraints, makeCertificateAuthority } from './certificate-authority.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import type { CertificateExtension } from './certificate.ts';
import { signedBytes, withMembers } from './statement.ts';
import type { Attestation, SignedOver } from './statement.ts';

/** What a test may change of an Apple attestation. */
export interface AppleFields {
  /** What the certificate's nonce is the SHA-256 of; by default what is attested. */
  readonly nonceOf?: (over: SignedOver) => Uint8Array;
  /** The value of the nonce extension around those 32 bytes; null leaves the extension out. */
  readonly nonceExtension?: ((nonce: Uint8Array) => Uint8Array) | null;
  /** Whose key is certified; by default the credential's own. */
  readonly publicKey?: SigningKey;
}

/** The CA that certifies credential keys, in the place of Apple's. */
export function appleAuthority(seed: Seed): CertificateAuthority {
  return makeCertificateAuthority(seed, 'Signet Testkit WebAuthn Root CA');
}

/** Format `apple` (§8.8): a certificate for the credential key, with the nonce of this one ceremony. */
export function appleAttestation(given: AttestationGiven, fields: AppleFields = {}): Attestation {
  const resign: Attestation['resign'] = (statement, over) =>
    withMembers(statement, { x5c: [credentialCertificate(given, fields, over)] });
  return { format: 'apple', statement: resign(new Map(), given), resign };
}

/** SEQUENCE { [1] EXPLICIT OCTET STRING }, as Apple writes it. */
export function appleNonceExtension(nonce: Uint8Array): Uint8Array {
  return derSequence(der(0xa1, derOctetString(nonce)));
}

function credentialCertificate(given: AttestationGiven, fields: AppleFields, over: SignedOver): Uint8Array {
  return appleAuthority(given.seed).issue({
    subject: [
      ['2.5.4.3', 'utf8', 'Signet Testkit Credential'],
      ['2.5.4.11', 'utf8', 'AAA Certification'],
      ['2.5.4.10', 'utf8', 'Signet Testkit'],
    ],
    publicKey: fields.publicKey ?? given.credential.key,
    extensions: [basicConstraints(false), ...nonceExtensions(fields, over)],
  });
}

function nonceExtensions(fields: AppleFields, over: SignedOver): CertificateExtension[] {
  const { nonceExtension = appleNonceExtension, nonceOf = attested } = fields;
  if (nonceExtension === null) return [];
  const value = nonceExtension(sha256(nonceOf(over)));
  return [{ oid: '1.2.840.113635.100.8.2', critical: false, value }];
}

function attested({ authenticatorData, clientDataJSON }: SignedOver): Uint8Array {
  return signedBytes(authenticatorData, clientDataJSON);
}
