import { verificationKey } from '../crypto/verification-key.ts';
import { Refusal } from '../refusals/refusal.ts';
import type { CeremonyErrorCode } from './ceremony-error.ts';
import { checkCredentialAlgorithm } from './credential-algorithm.ts';

/**
 * Whether a credential public key that comes from another database would verify here: parsed and judged as that of a
 * registration (R.20, §5.8.5), and imported. RS1 is refused, as where nobody says otherwise.
 * @param publicKey the COSE_Key, nothing after it
 * @returns its COSE algorithm identifier, or the code of the refusal
 */
export function judgePublicKey(
  publicKey: Uint8Array,
): { readonly alg: number } | { readonly refused: CeremonyErrorCode } {
  try {
    const { alg } = verificationKey(publicKey, publicKey);
    checkCredentialAlgorithm(alg, 'refused');
    return { alg };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
}
