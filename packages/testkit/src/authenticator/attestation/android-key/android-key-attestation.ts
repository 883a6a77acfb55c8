import type { SigningKey } from '../../keys/signing-key.ts';
import type { Seed } from '../../seed.ts';
import { sha256 } from '../../sha256.ts';
import type { AttestationGiven } from '../attestation-maker.ts';
import { makeCertificateAuthority } from '../certificate-authority.ts';
import type { CertificateAuthority } from '../certificate-authority.ts';
import { signedBytes, withMembers } from '../statement.ts';
import type { Attestation, SignedOver } from '../statement.ts';
import { encodeKeyDescription, keyDescriptionOf } from './key-description.ts';
import type { KeyDescriptionFields } from './key-description.ts';

/** What a test may change of an Android Key attestation; the certificate and the signature are made anew. */
export interface AndroidKeyFields {
  /** Who signs and is certified; by default the credential's own key. */
  readonly key?: SigningKey;
  readonly description?: (fields: KeyDescriptionFields) => Partial<KeyDescriptionFields>;
  /** The value of the extension; null leaves the extension out. */
  readonly extension?: ((description: Uint8Array) => Uint8Array) | null;
}

/** The CA above the keys of the testkit's key stores. */
export function androidKeyAuthority(seed: Seed): CertificateAuthority {
  return makeCertificateAuthority(seed, 'Signet Testkit Key Attestation Root CA');
}

/** Format `android-key` (§8.4): the key store certifies the credential key, bound to this one ceremony. */
export function androidKeyAttestation(given: AttestationGiven, fields: AndroidKeyFields = {}): Attestation {
  const { key = given.credential.key } = fields;
  const resign: Attestation['resign'] = (statement, over) =>
    withMembers(statement, {
      sig: key.sign(signedBytes(over.authenticatorData, over.clientDataJSON)),
      x5c: [keyCertificate(given.seed, key, fields, over)],
    });
  return { format: 'android-key', statement: resign(new Map([['alg', key.alg]]), given), resign };
}

function keyCertificate(seed: Seed, key: SigningKey, fields: AndroidKeyFields, over: SignedOver): Uint8Array {
  const { description = () => ({}), extension = (bytes) => bytes } = fields;
  const plain = keyDescriptionOf(sha256(over.clientDataJSON));
  const bytes = encodeKeyDescription({ ...plain, ...description(plain) });
  return androidKeyAuthority(seed).issue({
    subject: [['2.5.4.3', 'utf8', 'Android Keystore Key']],
    publicKey: key,
    extensions:
      extension === null ? [] : [{ oid: '1.3.6.1.4.1.11129.2.1.17', critical: false, value: extension(bytes) }],
  });
}
