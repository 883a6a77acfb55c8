import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { COSE, okpKey } from '../../encoding/cose-key.ts';
import { derInteger, derOctetString, derOid, derSequence } from '../../encoding/der.ts';
import type { Seed } from '../seed.ts';
import type { SigningKey } from './signing-key.ts';

/** An Ed25519 key (COSE -8, EdDSA) from a seed. */
export function makeEddsaKey(seed: Seed, label: string): SigningKey {
  const privateKey = createPrivateKey({
    key: Buffer.from(pkcs8(seed.bytes(`${label} ed25519`, 32))),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    alg: -8,
    cose: okpKey(-8, COSE.ed25519, new Uint8Array(spki.subarray(-32))),
    privateKey,
    publicKey,
    sign: (data) => new Uint8Array(sign(null, data, privateKey)),
  };
}

/** PrivateKeyInfo of RFC 8410 §7. */
function pkcs8(secret: Uint8Array): Uint8Array {
  const algorithm = derSequence(derOid('1.3.101.112'));
  return derSequence(derInteger(0n), algorithm, derOctetString(derOctetString(secret)));
}
