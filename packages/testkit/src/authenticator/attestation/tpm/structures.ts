import { concatBytes } from '../../../encoding/bytes.ts';
import { integerToBytes } from '../../../encoding/integers.ts';

/** Identifiers that TPMs use (TPM 2.0 Library, Part 2, §6.3 and §6.4). */
export const TPM = {
  rsa: 0x0001,
  ecc: 0x0023,
  sha1: 0x0004,
  sha256: 0x000b,
  sha384: 0x000c,
  null: 0x0010,
  rsassa: 0x0014,
  ecdsa: 0x0018,
  p256: 0x0003,
  p384: 0x0004,
  p521: 0x0005,
} as const;

/** UINT16. */
export function uint16(value: number): Uint8Array {
  return integerToBytes(BigInt(value), 2);
}

/** UINT32. */
export function uint32(value: number): Uint8Array {
  return integerToBytes(BigInt(value), 4);
}

/** A sized buffer (TPM2B_…). */
export function sized(bytes: Uint8Array): Uint8Array {
  return concatBytes(uint16(bytes.length), bytes);
}
