import { copyBytes } from '../bytes/copy.ts';
import { refuse } from '../refusals/refusal.ts';

/** Reads a structure of a TPM from front to back (TPM 2.0 Library, Part 2): big-endian, its parts one after another. */
export class TpmReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next bytes. @throws Refusal bad_attestation where fewer are left */
  take(length: number): Uint8Array {
    const start = this.#at;
    if (length > this.#bytes.length - start) refuse('bad_attestation', 'a TPM structure that is cut short');
    this.#at += length;
    return copyBytes(this.#bytes, start, this.#at);
  }

  /** The next UINT16. @throws Refusal bad_attestation */
  uint16(): number {
    const [high = 0, low = 0] = this.take(2);
    return high * 0x100 + low;
  }

  /** The next UINT32. @throws Refusal bad_attestation */
  uint32(): number {
    return this.uint16() * 0x1_0000 + this.uint16();
  }

  /** The next sized buffer (TPM2B_…): a UINT16 and as many bytes. @throws Refusal bad_attestation */
  sized(): Uint8Array {
    return this.take(this.uint16());
  }

  /** Nothing may be left. @throws Refusal bad_attestation */
  end(): void {
    if (this.#at !== this.#bytes.length) refuse('bad_attestation', 'bytes follow a TPM structure');
  }
}
