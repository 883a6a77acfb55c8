/** Keys that CTAP2 messages and COSE keys use; integer and text keys stay distinct. */
export type CborKey = number | bigint | string;

/** What a CBOR item of the CTAP2 canonical form decodes to. Integers beyond ±(2^53 − 1) are bigint. */
export type CborValue = number | bigint | string | Uint8Array | boolean | null | CborValue[] | CborMap;

/** A map as data: no prototype, so `__proto__` is a key like any other. */
export type CborMap = Map<CborKey, CborValue>;

export interface CborOptions {
  /**
   * `canonical` refuses keys that are not in CTAP2 order, as a COSE key must have them (§6.5.2); `any`, the default, takes
   * every order, because attestation objects of real authenticators do not all keep it.
   */
  readonly keyOrder?: 'canonical' | 'any';
}
