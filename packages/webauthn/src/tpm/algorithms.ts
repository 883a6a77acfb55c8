/** A hash algorithm of a TPM (TPM_ALG_ID, TPM 2.0 Library Part 2, §6.3). */
export interface TpmHash {
  readonly id: number;
  /** The platform's name of it. */
  readonly name: string;
}

/** The table of hash algorithms. */
export const tpmHashes: readonly TpmHash[] = [
  { id: 0x0004, name: 'sha1' },
  { id: 0x000b, name: 'sha256' },
  { id: 0x000c, name: 'sha384' },
  { id: 0x000d, name: 'sha512' },
  { id: 0x0027, name: 'sha3-256' },
  { id: 0x0028, name: 'sha3-384' },
  { id: 0x0029, name: 'sha3-512' },
];

/** TPM_ALG_NULL: there is none. */
export const tpmNull = 0x0010;

/** The signing schemes that a key may be bound to; each names a hash algorithm after it (Part 2, §11.2.4.2 and §11.2.5.6). */
export const tpmSigningSchemes: Readonly<Record<'RSA' | 'EC2', readonly number[]>> = {
  /** RSASSA, RSAPSS */
  RSA: [0x0014, 0x0016],
  /** ECDSA */
  EC2: [0x0018],
};

/** The table of curves (TPM_ECC_CURVE, Part 2, §6.4): identifier to COSE elliptic curve identifier. */
export const tpmCurves: ReadonlyMap<number, number> = new Map([
  [0x0003, 1],
  [0x0004, 2],
  [0x0005, 3],
]);
