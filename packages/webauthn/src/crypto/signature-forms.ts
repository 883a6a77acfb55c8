import { constants } from 'node:crypto';
import type { KeyObject, VerifyKeyObjectInput } from 'node:crypto';
import type { CoseAlgorithm, SignatureForm } from '../cose/algorithms.ts';
import { findWeierstrassCurve } from '../cose/curves.ts';
import { parseEcdsaSignature } from '../cose/ecdsa-signature.ts';
import { parseEddsaSignature } from '../cose/eddsa-signature.ts';
import { findEdwardsCurve } from '../cose/edwards-curves.ts';
import { findMlDsa } from '../cose/ml-dsa.ts';
import { refuse } from '../refusals/refusal.ts';

interface Form {
  /** What is judged of a signature before the platform sees it. Throws Refusal `bad_signature_encoding` or `bad_signature`. */
  readonly judge: (signature: Uint8Array, algorithm: CoseAlgorithm, key: KeyObject) => void;
  /** What the platform has to be told beside the key. */
  readonly told?: Pick<VerifyKeyObjectInput, 'padding' | 'saltLength'>;
}

/** Of a curve that is in no table: no number is below it, so that every signature is refused. */
const noOrder: Uint8Array = new Uint8Array();

/** The forms of signatures (§6.5.5). */
export const signatureForms: Readonly<Record<SignatureForm, Form>> = {
  'der-ecdsa': {
    judge: (signature, { crv }) => parseEcdsaSignature(signature, findWeierstrassCurve(crv)?.order ?? noOrder),
  },
  'raw-eddsa': {
    judge: (signature, { crv }) => parseEddsaSignature(signature, findEdwardsCurve(crv)?.order ?? noOrder),
  },
  pkcs1: { judge: checkModulusLength },
  // RFC 8230 §2: the salt is as long as the hash, and MGF1 has the same hash, which is what the platform does untold.
  pss: {
    judge: checkModulusLength,
    told: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  },
  // FIPS 204 algorithm 3 with the empty context, untold; the message itself is signed, no hash of it.
  'ml-dsa': {
    judge: (signature, algorithm) => {
      if (signature.length !== findMlDsa(algorithm)?.signatureSize)
        refuse('bad_signature', 'an ML-DSA signature of another length');
    },
  },
};

/** RFC 8017 §8.1.2 and §8.2.2, step 1. */
function checkModulusLength(signature: Uint8Array, _algorithm: CoseAlgorithm, key: KeyObject): void {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (signature.length !== Math.ceil(bits / 8))
    refuse('bad_signature', 'an RSA signature of another length than the modulus');
}
