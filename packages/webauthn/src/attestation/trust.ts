import { equalBytes } from '../bytes/equal.ts';
import { isCertificateSignedBy } from '../crypto/certificate-signature.ts';
import { Refusal } from '../refusals/refusal.ts';
import type { Certificate } from '../x509/certificate.ts';
import { parseCertificate } from '../x509/parse.ts';
import { mayIssue } from './issuer.ts';

/** Signature algorithms that prove something today: RSA and ECDSA with SHA-2, Ed25519. */
const soundSignatures = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '1.3.101.112',
]);

/** Extensions that may be critical, because a path is judged by them or because they do not bear on it (RFC 5280 §4.2.1). */
const understood = new Set(['2.5.29.15', '2.5.29.19', '2.5.29.37', '2.5.29.32', '2.5.29.17']);
const nameConstraints = '2.5.29.30';

/**
 * R.24: whether a trust path ends in an anchor (RFC 5280 §6.1, for paths in the order in which attestation sends them: each
 * certificate is issued by the next one). The leaf itself may be an anchor. No anchors: never.
 * @param path DER, leaf first
 * @param anchors DER of the caller
 * @param at milliseconds since 1970
 * @throws TypeError where an anchor is not a certificate
 */
export function endsInAnchor(path: readonly Uint8Array[], anchors: readonly Uint8Array[], at: number): boolean {
  const trusted = anchors.map(parseAnchor).filter((anchor) => isValidAt(anchor, at));
  let child: Certificate | null = null;
  for (const [below, der] of path.entries()) {
    const certificate = parseCertificate(der, 'trust_path');
    if (!isAcceptable(certificate, at)) return false;
    if (child !== null && !(certificate.version === 3 && issued(certificate, child, below - 1))) return false;
    if (trusted.some((anchor) => equalBytes(anchor.bytes, certificate.bytes))) return true;
    if (trusted.some((anchor) => issued(anchor, certificate, below))) return true;
    child = certificate;
  }
  return false;
}

/** Whether `issuer` issued `child`, with so many CA certificates between it and the leaf. */
function issued(issuer: Certificate, child: Certificate, intermediates: number): boolean {
  return (
    equalBytes(issuer.subject.bytes, child.issuer.bytes) &&
    mayIssue(issuer, intermediates) &&
    soundSignatures.has(child.signatureAlgorithm) &&
    isCertificateSignedBy(child.bytes, issuer.spki)
  );
}

function isAcceptable(certificate: Certificate, at: number): boolean {
  if (!isValidAt(certificate, at) || certificate.extensions.has(nameConstraints)) return false;
  return certificate.extensions.entries().every(([id, { critical }]) => !critical || understood.has(id));
}

function isValidAt({ validity }: Certificate, at: number): boolean {
  return validity.notBefore <= at && at <= validity.notAfter;
}

function parseAnchor(der: Uint8Array): Certificate {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new TypeError('attestation.anchors holds something that is not a certificate', { cause: error });
  }
}
