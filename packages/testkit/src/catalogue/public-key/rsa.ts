import { concatBytes } from '../../encoding/bytes.ts';
import { COSE } from '../../encoding/cose-key.ts';
import { integerToShortestBytes } from '../../encoding/integers.ts';
import type { RegistrationRow } from '../registration-scene.ts';
import { bytesAt, keyRow, withLabels } from './row.ts';

function modulus(id: string, mutation: string, change: (n: Uint8Array) => Uint8Array): RegistrationRow {
  return keyRow(69, -257, id, mutation, 'weak_key', (key) => withLabels(key, [COSE.n, change(bytesAt(key, COSE.n))]));
}

function exponent(id: string, mutation: string, e: bigint): RegistrationRow {
  return keyRow(70, -257, id, mutation, 'weak_key', (key) => withLabels(key, [COSE.e, integerToShortestBytes(e)]));
}

/** Lines 69 and 70: RSA numbers that make forging easy. */
export const RSA_ROWS: readonly RegistrationRow[] = [
  modulus('rsa-512', 'modulus of 512 bits', (n) => n.subarray(-64).with(0, 0x80)),
  modulus('rsa-1024', 'modulus of 1024 bits', (n) => n.subarray(-128).with(0, 0x80)),
  modulus('rsa-2040', 'modulus of 2040 bits', (n) => n.subarray(-255).with(0, 0x80)),
  modulus('rsa-even', 'even modulus', (n) => n.with(-1, (n.at(-1) ?? 0) & 0xfe)),
  modulus('rsa-zero', 'modulus zero', () => Uint8Array.of(0)),
  modulus('rsa-zeros', 'modulus zero in 256 bytes', (n) => new Uint8Array(n.length)),
  keyRow(69, -257, 'rsa-leading-zero', 'a zero in front of the modulus', 'bad_key', (key) =>
    withLabels(key, [COSE.n, concatBytes(Uint8Array.of(0), bytesAt(key, COSE.n))]),
  ),
  exponent('rsa-e-0', 'exponent 0', 0n),
  exponent('rsa-e-1', 'exponent 1', 1n),
  exponent('rsa-e-2', 'exponent 2', 2n),
  exponent('rsa-e-even', 'exponent 65536', 65_536n),
  exponent('rsa-e-large', 'exponent 2^32 + 1', 2n ** 32n + 1n),
  exponent('rsa-e-huge', 'exponent of 256 bytes', 2n ** 2047n + 1n),
];
