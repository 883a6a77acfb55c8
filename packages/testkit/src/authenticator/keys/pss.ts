import { constants, createHash, createHmac, privateEncrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { concatBytes } from '../../encoding/bytes.ts';

/** How a PSS signature is made. WebAuthn's algorithms have one hash throughout and a salt as long (RFC 8230 §2). */
export interface PssForm {
  readonly hash: string;
  /** The hash of the mask; default: `hash`. */
  readonly maskHash?: string;
  /** Bytes of the salt; default: as many as the hash has. */
  readonly saltLength?: number;
}

/**
 * RSASSA-PSS (RFC 8017 §8.1.1) for moduli of whole bytes. The salt comes from key and message, so that a signature is the same
 * each time; `crypto.sign` draws a random one.
 */
export function signPss(privateKey: KeyObject, data: Uint8Array, form: PssForm): Uint8Array {
  const encoded = encodePss(privateKey, data, form);
  return new Uint8Array(privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encoded));
}

/** What is signed, as long as the modulus (RFC 8017 §9.1.1); with exponent 1 it is its own signature. */
export function encodePss(privateKey: KeyObject, data: Uint8Array, form: PssForm): Uint8Array {
  const { hash, maskHash = hash } = form;
  const digest = hashOf(hash, data);
  const size = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const salt = saltOf(privateKey, digest, form.saltLength ?? digest.length);
  const proof = hashOf(hash, concatBytes(new Uint8Array(8), digest, salt));
  const block = new Uint8Array(size - proof.length - 1);
  block.set(salt, block.length - salt.length);
  block[block.length - salt.length - 1] = 1;
  const mask = maskOf(maskHash, proof, block.length);
  const masked = block.map((byte, at) => byte ^ (mask[at] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return concatBytes(masked, proof, Uint8Array.of(0xbc));
}

/** The longest salt that a modulus of that many bytes has room for (RFC 8017 §9.1.1 step 3). */
export function longestSalt(modulusBytes: number, hashBytes: number): number {
  return modulusBytes - hashBytes - 2;
}

function saltOf(privateKey: KeyObject, digest: Uint8Array, length: number): Uint8Array {
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
  const blocks = Array.from(
    { length: Math.ceil(length / 32) },
    (_, index) => new Uint8Array(createHmac('sha256', secret).update(digest).update(Uint8Array.of(index)).digest()),
  );
  return concatBytes(...blocks).subarray(0, length);
}

/** MGF1 (RFC 8017 §B.2.1). */
function maskOf(hash: string, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let counter = 0; blocks.length * hashOf(hash, seed).length < length; counter += 1) {
    blocks.push(hashOf(hash, concatBytes(seed, Uint8Array.of(0, 0, 0, counter))));
  }
  return concatBytes(...blocks).subarray(0, length);
}

function hashOf(hash: string, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(hash).update(data).digest());
}
