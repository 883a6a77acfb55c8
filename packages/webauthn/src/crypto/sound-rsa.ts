import type { KeyObject } from 'node:crypto';

const leastBits = 2048;
const mostBits = 8192;
/** Beyond it a signature takes milliseconds to check, and nobody has one. */
const greatestExponent = 0xffff_ffffn;

/**
 * Whether an RSA key of a certificate has 2048 to 8192 bits and an exponent of 3 to 2^32 − 1. With an exponent of 1 every message
 * is its own signature.
 */
export function isSoundRsa({ asymmetricKeyDetails: details }: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n } = details ?? {};
  if (publicExponent < 3n || publicExponent > greatestExponent) return false;
  return modulusLength >= leastBits && modulusLength <= mostBits;
}
