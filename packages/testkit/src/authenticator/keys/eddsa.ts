import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { COSE, okpKey } from '../../encoding/cose-key.ts';
import { derInteger, derOctetString, derOid, derSequence } from '../../encoding/der.ts';
import type { Seed } from '../seed.ts';
import type { SigningKey } from './signing-key.ts';

/** A curve of RFC 8032: its COSE identifier, its OID (RFC 8410 §3), and the bytes of a key of either kind. */
export interface EdwardsCurve {
  readonly name: string;
  readonly crv: number;
  readonly oid: string;
  readonly size: number;
}

export const ED25519: EdwardsCurve = { name: 'ed25519', crv: COSE.ed25519, oid: '1.3.101.112', size: 32 };
export const ED448: EdwardsCurve = { name: 'ed448', crv: COSE.ed448, oid: '1.3.101.113', size: 57 };

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
