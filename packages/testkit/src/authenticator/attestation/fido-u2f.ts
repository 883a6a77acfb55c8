import { concatBytes } from '../../encoding/bytes.ts';
import { COSE } from '../../encoding/cose-key.ts';
import { makeEs256Key } from '../keys/es256.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Seed } from '../seed.ts';
import { sha256 } from '../sha256.ts';
import type { AttestationGiven } from './attestation-maker.ts';
import { makeCertificateAuthority } from './certificate-authority.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import { withMembers } from './statement.ts';
import type { Attestation, SignedOver } from './statement.ts';

/** What a test may change of a U2F attestation. */
export interface FidoU2fFields {
  /** The attestation key; by default one of ES256 from the seed. */
  readonly key?: SigningKey;
  /** x5c; by default the one certificate of that key. */
  readonly x5c?: (certificate: Uint8Array) => readonly Uint8Array[];
}

/** The CA above the attestation keys. */
export function fidoU2fAuthority(seed: Seed): CertificateAuthority {
  return makeCertificateAuthority(seed, 'Signet Testkit U2F Root CA');
}

/** Format `fido-u2f` (§8.6): the signature of a U2F registration. */
export function fidoU2fAttestation(given: AttestationGiven, fields: FidoU2fFields = {}): Attestation {
  const { key = makeEs256Key(given.seed, 'u2f attestation'), x5c = (certificate) => [certificate] } = fields;
  const certificate = fidoU2fAuthority(given.seed).issue({
    subject: [['2.5.4.3', 'utf8', 'Signet Testkit U2F EE']],
    publicKey: key,
    extensions: [],
  });
  const resign: Attestation['resign'] = (statement, over) =>
    withMembers(statement, { sig: key.sign(verificationData(given, over)) });
  return { format: 'fido-u2f', statement: resign(new Map([['x5c', x5c(certificate)]]), given), resign };
}

/** What U2F signs (FIDO U2F Raw Message Formats §4.3), taken from the authenticator data as they are. */
function verificationData({ credential }: AttestationGiven, over: SignedOver): Uint8Array {
  const { authenticatorData } = over;
  const idLength = ((authenticatorData[53] ?? 0) << 8) | (authenticatorData[54] ?? 0);
  return concatBytes(
    Uint8Array.of(0),
    authenticatorData.subarray(0, 32),
    sha256(over.clientDataJSON),
    authenticatorData.subarray(55, 55 + idLength),
    Uint8Array.of(4),
    coordinate(credential.key, COSE.x),
    coordinate(credential.key, COSE.y),
  );
}

/** Nothing where the key has none. */
function coordinate({ cose }: SigningKey, label: number): Uint8Array {
  const value = cose.get(label);
  return value instanceof Uint8Array ? value : new Uint8Array();
}
