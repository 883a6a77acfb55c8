import type { KeyObject } from 'node:crypto';
import type { CoseAlgorithm, SignatureForm } from '../cose/algorithms.ts';
import { ed25519, weierstrassCurves } from '../cose/curves.ts';
import { parseEcdsaSignature } from '../cose/ecdsa-signature.ts';
import { parseEddsaSignature } from '../cose/eddsa-signature.ts';
import { refuse } from '../refusals/refusal.ts';

/**
 * What is judged of a signature before the platform sees it, by the form of its algorithm.
 * Each throws Refusal `bad_signature_encoding` or `bad_signature`.
 */
export const signatureForms: Readonly<
  Record<SignatureForm, (signature: Uint8Array, algorithm: CoseAlgorithm, key: KeyObject) => void>
> = {
  'der-ecdsa': (signature, algorithm) => {
    const curve = weierstrassCurves.find((row) => row.id === algorithm.crv);
    if (curve === undefined) return refuse('alg_curve', 'an algorithm on a curve that is not supported');
    parseEcdsaSignature(signature, curve.order);
  },
  'raw-eddsa': (signature) => parseEddsaSignature(signature, ed25519.order),
  pkcs1: (signature, _algorithm, key) => {
    // RFC 8017 §8.2.2 step 1.
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (signature.length !== Math.ceil(bits / 8))
      refuse('bad_signature', 'an RSA signature of another length than the modulus');
  },
};
