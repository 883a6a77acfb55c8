import { constants, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { der, integer, oid, sequence } from '../../encoding/der.ts';

/** A key that issues, and how its certificates say so. */
export interface Signer {
  readonly publicKey: KeyObject;
  /** DER AlgorithmIdentifier. */
  readonly algorithm: Uint8Array;
  readonly sign: (tbs: Uint8Array) => Uint8Array;
}

const none = der(0x05);

export const ecdsa = (namedCurve: string, hash: 'sha1' | 'sha256' | 'sha384' | 'sha512'): Signer => {
  const ids = { sha1: '1', sha256: '3.2', sha384: '3.3', sha512: '3.4' };
  const pair = generateKeyPairSync('ec', { namedCurve });
  return {
    publicKey: pair.publicKey,
    algorithm: sequence(oid(`1.2.840.10045.4.${ids[hash]}`)),
    sign: (tbs) => sign(hash, tbs, pair.privateKey),
  };
};

export const rsa = (modulusLength: number, hash: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'): Signer => {
  const ids = { md5: 4, sha1: 5, sha256: 11, sha384: 12, sha512: 13 };
  const pair = generateKeyPairSync('rsa', { modulusLength });
  return {
    publicKey: pair.publicKey,
    algorithm: sequence(oid(`1.2.840.113549.1.1.${ids[hash]}`), none),
    sign: (tbs) => sign(hash, tbs, pair.privateKey),
  };
};

const pssHashes = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2' };
type PssHash = keyof typeof pssHashes;

/** RSASSA-PSS-params (RFC 4055 §3.1), each part replaceable. */
export function pssParameters(hash: PssHash, mask: PssHash = hash, ...rest: readonly Uint8Array[]): Uint8Array {
  const named = (name: PssHash): Uint8Array => sequence(oid(pssHashes[name]), none);
  return sequence(
    der(0xa0, named(hash)),
    der(0xa1, sequence(oid('1.2.840.113549.1.1.8'), named(mask))),
    ...(rest.length > 0 ? rest : [der(0xa2, integer(32))]),
  );
}

export const pss = (hash: PssHash, parameters: Uint8Array = pssParameters(hash), saltLength: number = 32): Signer => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKey: pair.publicKey,
    algorithm: sequence(oid('1.2.840.113549.1.1.10'), parameters),
    sign: (tbs) => sign(hash, tbs, { key: pair.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }),
  };
};

export const edwards = (name: 'ed25519' | 'ed448'): Signer => {
  const pair = name === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448');
  return {
    publicKey: pair.publicKey,
    algorithm: sequence(oid(name === 'ed25519' ? '1.3.101.112' : '1.3.101.113')),
    sign: (tbs) => sign(null, tbs, pair.privateKey),
  };
};

export const mlDsa = (size: 44 | 65 | 87): Signer => {
  const pair = { 44: mlDsa44, 65: mlDsa65, 87: mlDsa87 }[size]();
  return {
    publicKey: pair.publicKey,
    algorithm: sequence(oid(`2.16.840.1.101.3.4.3.${{ 44: 17, 65: 18, 87: 19 }[size]}`)),
    sign: (tbs) => sign(null, tbs, pair.privateKey),
  };
};

const mlDsa44 = () => generateKeyPairSync('ml-dsa-44');
const mlDsa65 = () => generateKeyPairSync('ml-dsa-65');
const mlDsa87 = () => generateKeyPairSync('ml-dsa-87');
