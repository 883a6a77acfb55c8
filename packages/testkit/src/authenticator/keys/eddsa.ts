import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { COSE, okpKey } from '../../encoding/cose-key.ts';
import { derInteger, derOctetString, derOid, derSequence } from '../../encoding/der.ts';
import type { Seed } from '../seed.ts';
import type { SigningKey } from './signing-key.ts';

/** A curve a·x² + y² = 1 + d·x²·y² over a prime field (RFC 8032 §5). */
export interface EdwardsCurve {
  readonly name: string;
  /** COSE elliptic curve identifier. */
  readonly crv: number;
  /** RFC 8410 §3. */
  readonly oid: string;
  /** Bytes of a key of either kind, and of half a signature. */
  readonly size: number;
  readonly prime: bigint;
  readonly a: bigint;
  readonly d: bigint;
  /** The order L of the base point. */
  readonly order: bigint;
  /** The y coordinate of a point of order 8, where there is one. */
  readonly eighth: bigint | null;
}

export const ED25519: EdwardsCurve = {
  name: 'ed25519',
  crv: COSE.ed25519,
  oid: '1.3.101.112',
  size: 32,
  prime: 2n ** 255n - 19n,
  a: -1n,
  d: 37095705934669439343138083508754565189542113879843219016388785533085940283555n,
  order: 2n ** 252n + 27742317777372353535851937790883648493n,
  eighth: 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
};

export const ED448: EdwardsCurve = {
  name: 'ed448',
  crv: COSE.ed448,
  oid: '1.3.101.113',
  size: 57,
  prime: 2n ** 448n - 2n ** 224n - 1n,
  a: 1n,
  d: -39081n,
  order: 2n ** 446n - 13818066809895115352007386748515426880336692474882178609894547503885n,
  eighth: null,
};

/** An EdDSA algorithm: its COSE identifier and its curve. */
export interface EddsaAlgorithm {
  readonly name: string;
  readonly alg: number;
  readonly curve: EdwardsCurve;
}

/** An Ed25519 or Ed448 key from a seed. */
export function makeEddsaKey({ alg, curve }: EddsaAlgorithm, seed: Seed, label: string): SigningKey {
  const secret = seed.bytes(`${label} ${curve.name}`, curve.size);
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8(curve.oid, secret)), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    alg,
    cose: okpKey(alg, curve.crv, new Uint8Array(spki.subarray(-curve.size))),
    privateKey,
    publicKey,
    sign: (data) => new Uint8Array(sign(null, data, privateKey)),
  };
}

/** PrivateKeyInfo of RFC 8410 §7. */
function pkcs8(oid: string, secret: Uint8Array): Uint8Array {
  return derSequence(derInteger(0n), derSequence(derOid(oid)), derOctetString(derOctetString(secret)));
}
