import { ML_DSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import type { MlDsaAlgorithm } from '../../authenticator/keys/ml-dsa.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import type { CborInput } from '../../encoding/cbor-input.ts';
import { COSE } from '../../encoding/cose-key.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { bytesAt, keyRow, withLabels } from './row.ts';

/** Bytes of the public keys of all parameter sets (FIPS 204, table 2). */
const KEY_SIZES = [1312, 1952, 2592];

function rowsOf({ alg, name, keySize }: MlDsaAlgorithm): readonly RegistrationRow[] {
  const row = (id: string, mutation: string, change: (pub: Uint8Array) => CborInput | undefined): RegistrationRow =>
    keyRow(71, alg, `${name}-${id}`, `${name}: ${mutation}`, 'bad_key', (key) =>
      withLabels(key, [COSE.pub, change(bytesAt(key, COSE.pub))]),
    );
  return [
    row('short', 'public key a byte short', (pub) => pub.subarray(1)),
    row('long', 'public key a byte long', (pub) => concatBytes(pub, Uint8Array.of(0))),
    row('empty', 'public key of no bytes', () => new Uint8Array(0)),
    row('missing', 'no public key', () => undefined),
    row('text', 'public key as text', () => 'x'.repeat(keySize)),
    ...KEY_SIZES.filter((size) => size !== keySize).map((size) =>
      row(`of-${size}`, `public key of ${size} bytes, as another parameter set has`, () =>
        new Uint8Array(size).fill(7),
      ),
    ),
  ];
}

/** Line 71: ML-DSA keys of another length. None where the runtime has no ML-DSA. */
export const ML_DSA_ROWS: readonly RegistrationRow[] = ML_DSA_ALGORITHMS.flatMap(rowsOf);
