import { concatBytes } from '../../../encoding/bytes.ts';
import { integerToBytes } from '../../../encoding/integers.ts';
import { sized, uint16, uint32 } from './structures.ts';

/** A TPMS_ATTEST of type certify before it is encoded. */
export interface CertInfoFields {
  /** TPM_GENERATED_VALUE. */
  readonly magic: number;
  /** TPM_ST_ATTEST_CERTIFY. */
  readonly type: number;
  readonly qualifiedSigner: Uint8Array;
  /** Hash of authenticator data and client data hash. */
  readonly extraData: Uint8Array;
  readonly clock: bigint;
  readonly resetCount: number;
  readonly restartCount: number;
  readonly safe: number;
  readonly firmwareVersion: bigint;
  /** The name of the object: the identifier of its hash algorithm, and the hash of its public area. */
  readonly name: Uint8Array;
  readonly qualifiedName: Uint8Array;
}

/** What a TPM says when it certifies an object of this name. */
export function certInfoOf(extraData: Uint8Array, name: Uint8Array): CertInfoFields {
  return {
    magic: 0xff54_4347,
    type: 0x8017,
    qualifiedSigner: new Uint8Array(34),
    extraData,
    clock: 86_400_000n,
    resetCount: 7,
    restartCount: 1,
    safe: 1,
    firmwareVersion: 0x0001_0002_0003_0004n,
    name,
    qualifiedName: new Uint8Array(34),
  };
}

/** Encodes a TPMS_ATTEST (TPM 2.0 Library, Part 2, §10.12.12), whatever the fields say. */
export function encodeCertInfo(fields: CertInfoFields): Uint8Array {
  return concatBytes(
    uint32(fields.magic),
    uint16(fields.type),
    sized(fields.qualifiedSigner),
    sized(fields.extraData),
    integerToBytes(fields.clock, 8),
    uint32(fields.resetCount),
    uint32(fields.restartCount),
    Uint8Array.of(fields.safe),
    integerToBytes(fields.firmwareVersion, 8),
    sized(fields.name),
    sized(fields.qualifiedName),
  );
}
