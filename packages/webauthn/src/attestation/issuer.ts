import { derTag, readDerOnly } from '../der/walk.ts';
import type { Certificate } from '../x509/certificate.ts';

const keyUsage = '2.5.29.15';
/** Bit 5 of KeyUsage, counted from the left (RFC 5280 §4.2.1.3). */
const keyCertSign = 0x04;

/**
 * Whether a certificate is that of a CA that may issue others (RFC 5280 §6.1.4 k to n). Version 1 knows no extensions: some
 * anchors are such, and the caller who names one vouches for it. For certificates of a path the version is looked at first.
 * @param intermediates CA certificates between it and the leaf
 * @throws Refusal trust_path where its key usage is malformed
 */
export function mayIssue(certificate: Certificate, intermediates: number): boolean {
  const { version, basicConstraints, extensions } = certificate;
  if (version === 1) return extensions.size === 0;
  if (basicConstraints === null || !basicConstraints.ca) return false;
  if (basicConstraints.pathLength !== null && intermediates > basicConstraints.pathLength) return false;
  const usage = extensions.get(keyUsage);
  if (usage === undefined) return true;
  const { contentStart } = readDerOnly(usage.value, derTag.bitString, 'trust_path');
  return ((usage.value[contentStart + 1] ?? 0) & keyCertSign) !== 0;
}
