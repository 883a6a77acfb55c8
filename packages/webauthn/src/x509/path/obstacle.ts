import { equalBytes } from '../../bytes/equal.ts';
import { derTag, readDerOnly } from '../../der/walk.ts';
import { Refusal } from '../../refusals/refusal.ts';
import type { Certificate } from '../certificate.ts';

const keyUsage = '2.5.29.15';
/** Bit 5 of KeyUsage, counted from the left (RFC 5280 §4.2.1.3). */
const keyCertSign = 0x04;

/**
 * Extensions that may be critical, because a path is judged by them or because they do not bear on it (RFC 5280 §4.2.1):
 * key usage, basic constraints, extended key usage, certificate policies (no policy is asked for), subject alternative name.
 */
const understood = new Set(['2.5.29.15', '2.5.29.19', '2.5.29.37', '2.5.29.32', '2.5.29.17']);
const nameConstraints = '2.5.29.30';

/** Why a path may not go on, in fixed words; null where it may. */
type Obstacle = string | null;

/**
 * What is asked of every certificate of a path, the anchor among them (RFC 5280 §6.1.3 a, §6.1.5 f). Name constraints are not
 * judged, so a certificate that has some is not taken, critical or not.
 * @param at milliseconds since 1970
 */
export function obstacleInCertificate({ validity, extensions }: Certificate, at: number): Obstacle {
  if (at < validity.notBefore) return 'a certificate is not valid yet';
  if (at > validity.notAfter) return 'a certificate has expired';
  if (extensions.has(nameConstraints)) return 'a certificate has name constraints';
  for (const [id, { critical }] of extensions) {
    if (critical && !understood.has(id)) return 'a certificate has an unknown critical extension';
  }
  return null;
}

/**
 * What is asked of a certificate that issued others (RFC 5280 §6.1.4 k to n). Version 1 knows no extensions: some anchors are
 * such, and the caller who names one vouches for it. So it is with roots that do not say that they are CAs, or say that they
 * are none, as several in FIDO's metadata do: of an anchor, RFC 5280 §6.1.1 d asks for no more than name and key.
 * @param intermediates CA certificates between it and the leaf that are not self-issued
 */
export function obstacleInIssuer(issuer: Certificate, intermediates: number, isAnchor: boolean): Obstacle {
  const { version, basicConstraints, extensions } = issuer;
  if (isAnchor && version === 1 && extensions.size === 0) return null;
  if (version !== 3) return 'an issuer is not of version 3';
  if (!basicConstraints?.ca && !(isAnchor && isSelfIssued(issuer))) return 'an issuer is no CA';
  const pathLength = basicConstraints?.pathLength ?? null;
  if (pathLength !== null && intermediates > pathLength) return 'the path is longer than an issuer allows';
  return maySign(issuer) ? null : 'an issuer may not sign certificates';
}

/** A root. Another anchor that is no CA is an attestation certificate, which is trusted for itself alone. */
function isSelfIssued({ issuer, subject }: Certificate): boolean {
  return equalBytes(issuer.bytes, subject.bytes);
}

function maySign({ extensions }: Certificate): boolean {
  const usage = extensions.get(keyUsage);
  if (usage === undefined) return true;
  try {
    const { contentStart } = readDerOnly(usage.value, derTag.bitString, 'trust_path');
    return ((usage.value[contentStart + 1] ?? 0) & keyCertSign) !== 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
