import { createHash } from 'node:crypto';
import { concatBytes } from '../../../encoding/bytes.ts';
import { KEY_MAKERS } from '../../keys/algorithms.ts';
import type { SigningKey } from '../../keys/signing-key.ts';
import type { AttestationGiven } from '../attestation-maker.ts';
import { signedBytes, withMembers } from '../statement.ts';
import type { Attestation, SignedOver } from '../statement.ts';
import { makeAikCertificate } from './aik-certificate.ts';
import type { AikCertificateFields } from './aik-certificate.ts';
import { certInfoOf, encodeCertInfo } from './cert-info.ts';
import type { CertInfoFields } from './cert-info.ts';
import { encodePublicArea, publicAreaOf } from './public-area.ts';
import type { PublicAreaFields } from './public-area.ts';
import { TPM, uint16 } from './structures.ts';

/** What a test may change of a TPM attestation. All that follows from a change is made anew: names, hashes, the signature. */
export interface TpmFields {
  /** COSE algorithm of the attestation identity key: -7, -257 or, as of old TPMs, -65535. Default -7. */
  readonly alg?: number;
  readonly certificate?: Partial<AikCertificateFields>;
  readonly publicArea?: Partial<PublicAreaFields>;
  /** Changes the encoded public area. */
  readonly publicAreaBytes?: (bytes: Uint8Array) => Uint8Array;
  readonly certInfo?: Partial<CertInfoFields>;
  /** Changes the encoded certInfo. */
  readonly certInfoBytes?: (bytes: Uint8Array) => Uint8Array;
}

/** The hash that an algorithm employs. */
const HASH_OF_ALGORITHM = new Map([
  [-7, 'sha256'],
  [-35, 'sha384'],
  [-36, 'sha512'],
  [-257, 'sha256'],
  [-65_535, 'sha1'],
]);
const HASH_OF_NAME = new Map<number, string>([
  [TPM.sha1, 'sha1'],
  [TPM.sha384, 'sha384'],
]);

/** Format `tpm` (§8.3): a TPM certifies the credential key with an attestation identity key. */
export function tpmAttestation(given: AttestationGiven, fields: TpmFields = {}): Attestation {
  const { alg = -7 } = fields;
  const makeKey = KEY_MAKERS.get(alg);
  if (makeKey === undefined) throw new TypeError(`no key can be made for ${alg}`);
  const aik = makeKey(given.seed, `attestation identity ${alg}`);
  const publicArea = publicAreaBytesOf(given, fields);
  const resign: Attestation['resign'] = (statement, over) =>
    withMembers(statement, signedMembers(aik, publicArea, fields, over));
  const unsigned = new Map<string, string | number | Uint8Array | readonly Uint8Array[]>([
    ['ver', '2.0'],
    ['alg', alg],
    ['x5c', [makeAikCertificate(given.seed, aik, fields.certificate)]],
    ['pubArea', publicArea.bytes],
  ]);
  return { format: 'tpm', statement: resign(unsigned, given), resign };
}

interface NamedPublicArea {
  readonly bytes: Uint8Array;
  readonly name: Uint8Array;
}

function publicAreaBytesOf({ credential }: AttestationGiven, fields: TpmFields): NamedPublicArea {
  const area = { ...publicAreaOf(credential.key.cose), ...fields.publicArea };
  const { publicAreaBytes = (bytes) => bytes } = fields;
  const bytes = publicAreaBytes(encodePublicArea(area));
  const hash = HASH_OF_NAME.get(area.nameAlgorithm) ?? 'sha256';
  return { bytes, name: concatBytes(uint16(area.nameAlgorithm), hashed(hash, bytes)) };
}

function signedMembers(
  aik: SigningKey,
  publicArea: NamedPublicArea,
  fields: TpmFields,
  { authenticatorData, clientDataJSON }: SignedOver,
): { readonly certInfo: Uint8Array; readonly sig: Uint8Array } {
  const hash = HASH_OF_ALGORITHM.get(aik.alg) ?? 'sha256';
  const extraData = hashed(hash, signedBytes(authenticatorData, clientDataJSON));
  const { certInfoBytes = (bytes) => bytes } = fields;
  const certInfo = certInfoBytes(encodeCertInfo({ ...certInfoOf(extraData, publicArea.name), ...fields.certInfo }));
  return { certInfo, sig: aik.sign(certInfo) };
}

function hashed(algorithm: string, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(algorithm).update(bytes).digest());
}
