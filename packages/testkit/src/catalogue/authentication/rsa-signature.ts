import { createHash, sign } from 'node:crypto';
import { RSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import { encodePss, longestSalt, signPss } from '../../authenticator/keys/pss.ts';
import type { PssForm } from '../../authenticator/keys/pss.ts';
import type { RsaAlgorithm } from '../../authenticator/keys/rsa.ts';
import type { MadeAuthentication } from '../../authenticator/make-authentication.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { encodeCbor } from '../../encoding/cbor.ts';
import { rsaKey } from '../../encoding/cose-key.ts';
import { der, derOctetString, derOid, derSequence } from '../../encoding/der.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';
import { signatureRow, signedData } from './signature-row.ts';

const HASHES = {
  sha1: { oid: '1.3.14.3.2.26', size: 20, other: 'sha256' },
  sha256: { oid: '2.16.840.1.101.3.4.2.1', size: 32, other: 'sha1' },
  sha384: { oid: '2.16.840.1.101.3.4.2.2', size: 48, other: 'sha256' },
  sha512: { oid: '2.16.840.1.101.3.4.2.3', size: 64, other: 'sha256' },
} as const;

const MODULUS_SIZE = 256;

/** Line 135: signatures that are sound, and of another scheme or with other parameters than the algorithm has. */
function schemesOf({ alg, name, hash, padding }: RsaAlgorithm): readonly AuthenticationRow[] {
  const { size, other } = HASHES[hash];
  const pss = (id: string, mutation: string, form: Omit<PssForm, 'hash'>, formHash: string = hash): AuthenticationRow =>
    signatureRow(135, alg, `${name}-${id}`, `${name}: ${mutation}`, (forge, made) =>
      forge.signature(() => signPss(made.credential.key.privateKey, signedData(made), { hash: formHash, ...form })),
    );
  if (padding === 'pkcs1') return [pss('as-pss', 'a PSS signature', {}), pkcs1Row(alg, name, 'other-hash', other)];
  return [
    pkcs1Row(alg, name, 'as-pkcs1', hash),
    pss('salt-0', 'salt of no bytes', { saltLength: 0 }),
    pss('salt-max', 'the longest salt', { saltLength: longestSalt(MODULUS_SIZE, size) }),
    pss('salt-short', 'salt a byte short', { saltLength: size - 1 }),
    pss('salt-long', 'salt a byte long', { saltLength: size + 1 }),
    pss('mask', `MGF1 with ${other}`, { maskHash: other }),
    pss('other-hash', `hash and MGF1 with ${other}`, {}, other),
  ];
}

function pkcs1Row(alg: number, name: string, id: string, hash: string): AuthenticationRow {
  return signatureRow(135, alg, `${name}-${id}`, `${name}: a PKCS #1 v1.5 signature with ${hash}`, (forge, made) =>
    forge.signature(() => new Uint8Array(sign(hash, signedData(made), made.credential.key.privateKey))),
  );
}

/** Line 137: signatures of another length than the modulus. */
function lengthsOf({ alg, name }: RsaAlgorithm): readonly AuthenticationRow[] {
  const row = (id: string, mutation: string, change: (signature: Uint8Array) => Uint8Array): AuthenticationRow =>
    signatureRow(137, alg, `${name}-${id}`, `${name}: ${mutation}`, (forge) => forge.signature(change));
  return [
    row('short', 'the last byte is missing', (bytes) => bytes.subarray(0, -1)),
    row('long', 'a zero in front', (bytes) => concatBytes(Uint8Array.of(0), bytes)),
    row('empty', 'no bytes at all', () => new Uint8Array(0)),
  ];
}

/** Line 136: with exponent 1 the encoded message is its own signature. */
function exponentOneOf(algorithm: RsaAlgorithm): AuthenticationRow {
  const { alg, name } = algorithm;
  return {
    line: 136,
    id: name === 'rs256' ? 'signature-rsa-e-1' : `signature-${name}-e-1`,
    mutation: `${name}: stored key with exponent 1, and the signature that anybody can write for it`,
    code: 'weak_key',
    step: 'A.21',
    scene: { authenticator: { algorithms: [alg] } },
    change: (forge, made) => forge.signature(() => encodedMessage(algorithm, made)),
    store: ({ publicKey }) => ({ publicKey: withExponentOne(alg, publicKey) }),
  };
}

function encodedMessage({ hash, padding }: RsaAlgorithm, made: MadeAuthentication): Uint8Array {
  const data = signedData(made);
  if (padding === 'pss') return encodePss(made.credential.key.privateKey, data, { hash });
  const digest = new Uint8Array(createHash(hash).update(data).digest());
  // RFC 8017 §9.2.
  const info = derSequence(derSequence(derOid(HASHES[hash].oid), der(0x05)), derOctetString(digest));
  const padded = new Uint8Array(MODULUS_SIZE - 3 - info.length).fill(0xff);
  return concatBytes(Uint8Array.of(0, 1), padded, Uint8Array.of(0), info);
}

/** The same key with exponent 1; its modulus ends where the exponent of 1 + 1 + 3 bytes begins. */
function withExponentOne(alg: number, publicKey: Uint8Array): Uint8Array {
  const at = publicKey.length - (1 + 1 + 3) - MODULUS_SIZE;
  return encodeCbor(rsaKey(alg, publicKey.slice(at, at + MODULUS_SIZE), Uint8Array.of(1)));
}

/** Lines 135 to 137: RSA. */
export const RSA_SIGNATURE_ROWS: readonly AuthenticationRow[] = RSA_ALGORITHMS.flatMap((algorithm) => [
  ...schemesOf(algorithm),
  exponentOneOf(algorithm),
  ...lengthsOf(algorithm),
]);
