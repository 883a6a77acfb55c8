import { RSA_ALGORITHMS } from '../../authenticator/keys/algorithms.ts';
import type { RsaAlgorithm } from '../../authenticator/keys/rsa.ts';
import { concatBytes } from '../../encoding/bytes.ts';
import { COSE } from '../../encoding/cose-key.ts';
import { integerToShortestBytes } from '../../encoding/integers.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { bytesAt, keyRow, withLabels } from './row.ts';

/** Lines 69 and 70 for one RSA algorithm. Those of RS256 have no name behind `rsa` in their id. */
function rowsOf({ alg, name }: RsaAlgorithm): readonly RegistrationRow[] {
  const prefix = name === 'rs256' ? 'rsa' : `rsa-${name}`;
  const modulus = (
    id: string,
    mutation: string,
    change: (n: Uint8Array) => Uint8Array,
    code: RegistrationRow['code'] = 'weak_key',
  ): RegistrationRow =>
    keyRow(69, alg, `${prefix}-${id}`, `${name}: ${mutation}`, code, (key) =>
      withLabels(key, [COSE.n, change(bytesAt(key, COSE.n))]),
    );
  const exponent = (id: string, mutation: string, e: bigint): RegistrationRow =>
    keyRow(70, alg, `${prefix}-${id}`, `${name}: ${mutation}`, 'weak_key', (key) =>
      withLabels(key, [COSE.e, integerToShortestBytes(e)]),
    );
  return [
    modulus('512', 'modulus of 512 bits', (n) => n.subarray(-64).with(0, 0x80)),
    modulus('1024', 'modulus of 1024 bits', (n) => n.subarray(-128).with(0, 0x80)),
    modulus('2040', 'modulus of 2040 bits', (n) => n.subarray(-255).with(0, 0x80)),
    modulus('even', 'even modulus', (n) => n.with(-1, (n.at(-1) ?? 0) & 0xfe)),
    modulus('zero', 'modulus zero', () => Uint8Array.of(0)),
    modulus('zeros', 'modulus zero in 256 bytes', (n) => new Uint8Array(n.length)),
    modulus('leading-zero', 'a zero in front of the modulus', (n) => concatBytes(Uint8Array.of(0), n), 'bad_key'),
    exponent('e-0', 'exponent 0', 0n),
    exponent('e-1', 'exponent 1', 1n),
    exponent('e-2', 'exponent 2', 2n),
    exponent('e-even', 'exponent 65536', 65_536n),
    exponent('e-large', 'exponent 2^32 + 1', 2n ** 32n + 1n),
    exponent('e-huge', 'exponent of 256 bytes', 2n ** 2047n + 1n),
  ];
}

/** Lines 69 and 70: RSA numbers that make forging easy. */
export const RSA_ROWS: readonly RegistrationRow[] = RSA_ALGORITHMS.flatMap(rowsOf);
