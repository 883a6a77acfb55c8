import { TrustAnchors } from './trust-anchors.ts';

export interface TrustAnchorOptions {
  /** How many verdicts on chains are kept; 0 keeps none. 1024 unless told: some 300 kB when full. */
  readonly cache?: number;
}

/**
 * Parses trust anchors once, to be named in every `AttestationPolicy.anchors` from then on. A verdict that a chain is trusted
 * is kept for as long as the certificates of its path are valid; one that it is not is found anew each time. New anchors
 * make a new object, so that no verdict outlives the anchor it rests on.
 * @param certificates DER: roots, intermediates, or attestation certificates themselves
 * @throws TypeError where something is not a certificate, or `cache` not a number of entries
 */
export function createTrustAnchors(
  certificates: readonly Uint8Array[],
  { cache = 1024 }: TrustAnchorOptions = {},
): TrustAnchors {
  if (!Number.isSafeInteger(cache) || cache < 0)
    throw new TypeError('createTrustAnchors: cache is no number of entries');
  if (!Array.isArray(certificates) || !certificates.every((der) => der instanceof Uint8Array)) {
    throw new TypeError('createTrustAnchors: certificates is not an array of DER');
  }
  return new TrustAnchors(certificates, cache);
}
