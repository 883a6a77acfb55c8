import { refuse } from '../refusals/refusal.ts';
import { TpmReader } from './reader.ts';

/** A TPMS_ATTEST of type certify, as far as attestation asks for it. */
export interface TpmCertification {
  /** What the caller of the TPM had signed along. */
  readonly extraData: Uint8Array;
  /** Name of the object that is certified: the identifier of its hash algorithm, and the hash of its public area. */
  readonly name: Uint8Array;
}

/** TPM_GENERATED_VALUE: what a TPM puts before all that it signs of its own, and before nothing else. */
const generatedByTpm = 0xff544347;
/** TPM_ST_ATTEST_CERTIFY. */
const attestCertify = 0x8017;
/** TPMS_CLOCK_INFO (clock, resetCount, restartCount, safe) and firmwareVersion. */
const clockAndFirmware = 8 + 4 + 4 + 1 + 8;

/**
 * Parses `certInfo` of a statement (§8.3): a TPMS_ATTEST (TPM 2.0 Library Part 2, §10.12.12) that certifies an object.
 * @throws Refusal bad_attestation
 */
export function parseCertInfo(bytes: Uint8Array): TpmCertification {
  const reader = new TpmReader(bytes);
  if (reader.uint32() !== generatedByTpm) refuse('bad_attestation', 'certInfo was not made by a TPM');
  if (reader.uint16() !== attestCertify) refuse('bad_attestation', 'certInfo certifies no object');
  // qualifiedSigner: the name of the key that signed, which its certificate stands for.
  reader.sized();
  const extraData = reader.sized();
  reader.take(clockAndFirmware);
  const name = reader.sized();
  // qualifiedName: where the object hangs in the TPM.
  reader.sized();
  reader.end();
  return { extraData, name };
}
