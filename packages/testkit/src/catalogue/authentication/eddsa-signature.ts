import { EDDSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import type { EddsaAlgorithm } from '../../authenticator/keys/eddsa.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { integerFromBytes, integerToBytes } from '../../encoding/integers.ts';
import type { AuthenticationRow } from '../authentication-scene.ts';
import { signatureRow } from './signature-row.ts';

function rowsOf({ alg, name, curve }: EddsaAlgorithm): readonly AuthenticationRow[] {
  const { size, order } = curve;
  const row = (id: string, mutation: string, change: (signature: Uint8Array) => Uint8Array): AuthenticationRow =>
    signatureRow(137, alg, `${name}-${id}`, `${name}: ${mutation}`, (forge) => forge.signature(change));
  return [
    row('s-beyond', 'S + L in place of S', (bytes) => {
      const s = integerFromBytes(bytes.slice(size).reverse()) + order;
      return concatBytes(bytes.subarray(0, size), integerToBytes(s, size).reverse());
    }),
    row(`${2 * size - 1}`, 'a byte short', (bytes) => bytes.subarray(0, -1)),
    row(`${2 * size + 1}`, 'a byte long', (bytes) => concatBytes(bytes, Uint8Array.of(0))),
    row('empty', 'no bytes at all', () => new Uint8Array(0)),
    row('zero', 'zero bytes', (bytes) => new Uint8Array(bytes.length)),
  ];
}

/** Line 137: EdDSA. */
export const EDDSA_SIGNATURE_ROWS: readonly AuthenticationRow[] = EDDSA_ALGORITHMS.flatMap(rowsOf);
