import { algorithmTable, supportedAlgorithms } from '@signet/webauthn';
import * as v from 'valibot';

const credentialAlgorithms = algorithmTable.filter(({ signs }) => signs === 'everything');

/**
 * Why a policy cannot offer an algorithm, in words; null where it can. One that this process could not verify would lock people
 * out: another process of the fleet would register passkeys that sign in nowhere else.
 * @param supported what this runtime's cryptography knows
 */
export function faultOfAlgorithm(id: number, supported: readonly number[] = supportedAlgorithms): string | null {
  if (supported.includes(id)) return null;
  const row = credentialAlgorithms.find((one) => one.id === id);
  if (row !== undefined) {
    return `${row.name} (${id}) is not known to the cryptography of this runtime, ${process.version}; ML-DSA needs OpenSSL 3.5`;
  }
  const known = credentialAlgorithms.map((one) => `${one.name} (${one.id})`).join(', ');
  return `${id} is not an algorithm that a passkey may have here; these are: ${known}`;
}

/** COSE algorithm identifiers, most preferred first, each once. */
export const algorithmsField = v.optional(
  v.pipe(
    v.array(
      v.pipe(
        v.number(),
        v.check(
          (id) => faultOfAlgorithm(id) === null,
          ({ input }) => faultOfAlgorithm(input) ?? '',
        ),
      ),
    ),
    v.minLength(1),
    v.check((it) => new Set(it).size === it.length, 'each algorithm once'),
  ),
  [-8, -7, -257],
);
