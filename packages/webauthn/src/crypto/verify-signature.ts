import { KeyObject, verify } from 'node:crypto';
import type { VerifyKeyObjectInput } from 'node:crypto';
import type { CoseAlgorithm } from '../cose/algorithms.ts';
import type { CosePublicKey } from '../cose/key.ts';
import { refuse } from '../refusals/refusal.ts';
import { importKey } from './import-key.ts';
import { keyFits } from './key-fits.ts';
import { signatureForms } from './signature-forms.ts';
import { requireUsable } from './usable-algorithm.ts';

/**
 * Verifies a signature (§6.5.5) on this thread.
 * @param alg COSE algorithm identifier; the key has to be one of it
 * @param data what was signed: authenticator data and the hash of the client data
 * @returns false where the signature is well formed and wrong
 * @throws Refusal `bad_signature_encoding`, `bad_signature` (of a form or range that no signature has), `alg_unsupported`
 * (not in the table, or not known to this runtime), `alg_mismatch` (key of another algorithm), `bad_key`
 */
export function verifySignature(
  alg: number,
  key: CosePublicKey | KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const checked = prepare(alg, key, signature);
  return verify(checked.hash, data, checked.key, signature);
}

/**
 * `verifySignature` on the platform's thread pool, for slow algorithms beside other work. The checks of form are done before it
 * returns; a refusal of theirs rejects the promise.
 */
export async function verifySignaturePooled(
  alg: number,
  key: CosePublicKey | KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const checked = prepare(alg, key, signature);
  return new Promise((resolve, reject) => {
    verify(checked.hash, data, checked.key, signature, (error, isValid) => {
      if (error) reject(error);
      else resolve(isValid);
    });
  });
}

function prepare(
  alg: number,
  key: CosePublicKey | KeyObject,
  signature: Uint8Array,
): { hash: CoseAlgorithm['hash']; key: KeyObject | VerifyKeyObjectInput } {
  const algorithm = requireUsable(alg);
  const imported = key instanceof KeyObject ? key : importKey(key.spki, 'bad_key');
  if (!keyFits(algorithm, imported)) refuse('alg_mismatch', 'a key that is not one of the algorithm');
  const { judge, told } = signatureForms[algorithm.signature];
  judge(signature, algorithm, imported);
  return { hash: algorithm.hash, key: told === undefined ? imported : { key: imported, ...told } };
}
