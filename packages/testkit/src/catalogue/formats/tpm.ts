import { createHash } from 'node:crypto';
import type { AttestationGiven } from '../../authenticator/attestation/attestation-maker.ts';
import { signedBytes } from '../../authenticator/attestation/statement.ts';
import { encodePublicArea, publicAreaOf } from '../../authenticator/attestation/tpm/public-area.ts';
import { TPM, uint16 } from '../../authenticator/attestation/tpm/structures.ts';
import { tpmAttestation } from '../../authenticator/attestation/tpm/tpm-attestation.ts';
import type { TpmFields } from '../../authenticator/attestation/tpm/tpm-attestation.ts';
import { makeEs256Key } from '../../authenticator/keys/es256.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { RegistrationCase } from '../case.ts';
import { registrationCase } from '../registration-scene.ts';
import type { RegistrationRow, RegistrationScene } from '../registration-scene.ts';
import { certificatesOf, formatRows } from './row.ts';

const { attested, members, statement } = formatRows('tpm');

/** A row in which the TPM says something else; all that follows from it is made anew. */
function tpm(
  line: number,
  id: string,
  mutation: string,
  fields: TpmFields | ((given: AttestationGiven) => TpmFields),
  scene: RegistrationScene = {},
): RegistrationRow {
  return attested({ line, id, mutation, scene }, (given) =>
    tpmAttestation(given, typeof fields === 'function' ? fields(given) : fields),
  );
}

const RSA: RegistrationScene = { authenticator: { algorithms: [-257] } };

function hashed(algorithm: string, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(algorithm).update(bytes).digest());
}

/** The hash of what is attested, or of something else in place of one half. */
function extraData({ authenticatorData, clientDataJSON }: Partial<AttestationGiven>, algorithm = 'sha256'): TpmFields {
  const bytes = signedBytes(authenticatorData ?? new Uint8Array(37), clientDataJSON ?? new Uint8Array(0));
  return { certInfo: { extraData: hashed(algorithm, bytes) } };
}

/** The name of the credential key's public area, with another identifier or another hash. */
function named(identifier: readonly number[], algorithm: string): (given: AttestationGiven) => TpmFields {
  return ({ credential }) => {
    const hash = hashed(algorithm, encodePublicArea(publicAreaOf(credential.key.cose)));
    return { certInfo: { name: concatBytes(...identifier.map(uint16), hash) } };
  };
}

/** The public area of another key than the credential's. */
function stranger({ seed }: AttestationGiven): TpmFields {
  const { x, y } = publicAreaOf(makeEs256Key(seed, 'stranger').cose);
  return { publicArea: { x, y } };
}

const CERT_INFO: readonly RegistrationRow[] = [
  members({ line: 93, id: 'ver-1.2', mutation: 'ver is 1.2' }, () => ({ ver: '1.2' })),
  members({ line: 93, id: 'ver-number', mutation: 'ver is a number' }, () => ({ ver: 2 })),
  tpm(93, 'magic-zero', 'magic is 0', { certInfo: { magic: 0 } }),
  tpm(93, 'magic-reversed', 'magic with its bytes the other way round', { certInfo: { magic: 0x4743_54ff } }),
  tpm(94, 'type-quote', 'type is ATTEST_QUOTE', { certInfo: { type: 0x8018 } }),
  tpm(94, 'type-creation', 'type is ATTEST_CREATION', { certInfo: { type: 0x801a } }),
  tpm(95, 'extra-data-authenticator-data', 'extraData is of other authenticator data', (given) =>
    extraData({ clientDataJSON: given.clientDataJSON }),
  ),
  tpm(95, 'extra-data-client-data', 'extraData is of other client data', (given) =>
    extraData({ authenticatorData: given.authenticatorData }),
  ),
  tpm(95, 'extra-data-sha1', 'extraData is a hash that alg does not employ', (given) => extraData(given, 'sha1')),
  tpm(95, 'extra-data-empty', 'extraData is empty', { certInfo: { extraData: new Uint8Array(0) } }),
  tpm(96, 'name-of-another', 'the name is that of another object', named([TPM.sha256], 'sha512')),
  tpm(96, 'name-other-algorithm', 'the name says another hash algorithm than it is', named([TPM.sha384], 'sha256')),
  tpm(96, 'name-other-hash', 'the name is by another hash algorithm than nameAlg', named([TPM.sha1], 'sha1')),
  tpm(96, 'name-bare', 'the name is the hash alone', named([], 'sha256')),
  tpm(96, 'name-empty', 'the name is empty', { certInfo: { name: new Uint8Array(0) } }),
];

const PUBLIC_AREA: readonly RegistrationRow[] = [
  tpm(97, 'other-point', 'pubArea has another point', stranger),
  tpm(97, 'other-x', 'pubArea has another x', (given) => ({
    publicArea: { x: stranger(given).publicArea?.x ?? new Uint8Array(0) },
  })),
  tpm(97, 'other-y', 'pubArea has another y', (given) => ({
    publicArea: { y: stranger(given).publicArea?.y ?? new Uint8Array(0) },
  })),
  tpm(97, 'other-curve', 'pubArea names another curve', { publicArea: { curve: TPM.p384 } }),
  tpm(97, 'exponent-3', 'pubArea has the exponent 3', { publicArea: { exponent: 3 } }, RSA),
  tpm(
    97,
    'other-modulus',
    'pubArea has another modulus',
    { publicArea: { modulus: new Uint8Array(256).fill(0xc5) } },
    RSA,
  ),
  tpm(
    97,
    'short-modulus',
    'pubArea has the modulus without its last byte',
    ({ credential }) => {
      const { modulus } = publicAreaOf(credential.key.cose);
      return { publicArea: { modulus: modulus.subarray(0, -1), keyBits: 2040 } };
    },
    RSA,
  ),
  tpm(97, 'key-bits', 'pubArea says another size than its modulus has', { publicArea: { keyBits: 1024 } }, RSA),
  tpm(97, 'rsa-for-ec2', 'pubArea has an RSA key', {
    publicArea: { type: TPM.rsa, keyBits: 2048, modulus: new Uint8Array(256).fill(0xc5) },
  }),
  tpm(
    97,
    'ecc-for-rsa',
    'pubArea has an ECC key',
    ({ seed }) => ({ publicArea: publicAreaOf(makeEs256Key(seed, 'stranger').cose) }),
    RSA,
  ),
];

/** Bytes with two of them replaced: the length or the identifier that begins there. */
function patched(at: number, value: number): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => concatBytes(bytes.subarray(0, at), uint16(value), bytes.subarray(at + 2));
}

const cut = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, -1);
const lengthened = (bytes: Uint8Array): Uint8Array => concatBytes(bytes, Uint8Array.of(0));

const STRUCTURE: readonly RegistrationRow[] = [
  tpm(99, 'cert-info-trailing', 'a byte follows certInfo', { certInfoBytes: lengthened }),
  tpm(99, 'cert-info-truncated', 'certInfo is cut short', { certInfoBytes: cut }),
  tpm(99, 'cert-info-empty', 'certInfo is empty', { certInfoBytes: () => new Uint8Array(0) }),
  tpm(99, 'cert-info-length', 'the last length in certInfo is one too many', {
    certInfoBytes: (bytes) => patched(bytes.length - 36, 35)(bytes),
  }),
  tpm(99, 'cert-info-signer-length', 'the first length in certInfo goes beyond it', {
    certInfoBytes: patched(6, 0xffff),
  }),
  tpm(99, 'pub-area-trailing', 'a byte follows pubArea', { publicAreaBytes: lengthened }),
  tpm(99, 'pub-area-truncated', 'pubArea is cut short', { publicAreaBytes: cut }),
  tpm(99, 'pub-area-empty', 'pubArea is empty', { publicAreaBytes: () => new Uint8Array(0) }),
  tpm(99, 'pub-area-length', 'the first length in pubArea goes beyond it', { publicAreaBytes: patched(8, 0xffff) }),
  tpm(99, 'type-unknown', 'a key that is neither RSA nor ECC', { publicArea: { type: 0x0008 } }),
  tpm(99, 'name-algorithm-unknown', 'an unknown hash algorithm in nameAlg', { publicArea: { nameAlgorithm: 0x0012 } }),
  tpm(99, 'name-algorithm-null', 'no hash algorithm in nameAlg', { publicArea: { nameAlgorithm: TPM.null } }),
  tpm(99, 'curve-unknown', 'an unknown curve', { publicArea: { curve: 0x0010 } }),
  tpm(99, 'curve-sm2', 'a curve that no COSE key has', { publicArea: { curve: 0x0020 } }),
  tpm(99, 'symmetric', 'a symmetric algorithm, as keys that protect others have', {
    publicArea: { symmetric: 0x0006 },
  }),
  tpm(99, 'scheme-unknown', 'an unknown scheme', { publicArea: { scheme: [0x00ff, TPM.sha256] } }),
  tpm(99, 'scheme-of-rsa', 'a scheme of RSA for an ECC key', { publicArea: { scheme: [TPM.rsassa, TPM.sha256] } }),
  tpm(99, 'scheme-of-ecc', 'a scheme of ECC for an RSA key', { publicArea: { scheme: [TPM.ecdsa, TPM.sha256] } }, RSA),
  tpm(99, 'scheme-encrypts', 'a scheme that encrypts', { publicArea: { scheme: [0x0017, TPM.sha256] } }, RSA),
  tpm(99, 'scheme-hash-unknown', 'a scheme with an unknown hash algorithm', {
    publicArea: { scheme: [TPM.ecdsa, 0x0099] },
  }),
  tpm(99, 'kdf', 'a key derivation function, as keys for agreement have', { publicArea: { kdf: 0x0020 } }),
  ...(['alg', 'x5c', 'sig', 'certInfo', 'pubArea'] as const).flatMap((name) => [
    members({ line: 99, id: `${name}-missing`, mutation: `no ${name}` }, () => ({ [name]: undefined })),
    members({ line: 99, id: `${name}-text`, mutation: `${name} is text` }, () => ({ [name]: 'text' })),
  ]),
  members({ line: 99, id: 'x5c-empty', mutation: 'x5c without certificates' }, () => ({ x5c: [] })),
  members({ line: 99, id: 'x5c-junk', mutation: 'x5c holds no certificate' }, () => ({ x5c: [new Uint8Array(64)] })),
  members({ line: 99, id: 'x5c-second-junk', mutation: 'x5c holds a certificate and junk' }, ({ attestation }) => ({
    x5c: [...certificatesOf(attestation), new Uint8Array(64)],
  })),
  members({ line: 99, id: 'unknown-member', mutation: 'a member that nobody knows' }, () => ({ extra: 1 })),
  statement({ line: 99, id: 'array', mutation: 'the statement is an array', code: 'bad_attestation_object' }, []),
];

const SIGNATURE: readonly RegistrationRow[] = [
  members({ line: 80, id: 'ecdaa', mutation: 'ecdaaKeyId beside x5c', code: 'unsupported' }, () => ({
    ecdaaKeyId: new Uint8Array(32),
  })),
  members({ line: 77, id: 'alg-other', mutation: 'alg is not that of the AIK', code: 'attestation_alg' }, () => ({
    alg: -257,
  })),
  members({ line: 77, id: 'alg-without-hash', mutation: 'alg employs no hash', code: 'attestation_alg' }, () => ({
    alg: -8,
  })),
  members({ line: 77, id: 'alg-unknown', mutation: 'alg is unknown', code: 'alg_unsupported' }, () => ({
    alg: -12_345,
  })),
  members(
    { line: 78, id: 'sig-credential-key', mutation: 'sig is by the credential key', code: 'bad_attestation_sig' },
    (made) => {
      const { statement: before } = made.attestation;
      const certInfo = before instanceof Map ? before.get('certInfo') : null;
      return { sig: made.credential.key.sign(certInfo instanceof Uint8Array ? certInfo : new Uint8Array(0)) };
    },
  ),
  members({ line: 78, id: 'sig-empty', mutation: 'sig is empty', code: 'bad_attestation_sig' }, () => ({
    sig: new Uint8Array(0),
  })),
];

/** Lines 93 to 97, and 99: what the TPM says (§8.3). */
export const tpmStatements: readonly RegistrationCase[] = [
  ...CERT_INFO,
  ...PUBLIC_AREA,
  ...STRUCTURE,
  ...SIGNATURE,
].map(registrationCase);
