import { concatBytes } from '../../bytes/concat.ts';
import { encodeBase64url } from '../../bytes/base64url.ts';
import { isCertificateSignedBy } from '../../crypto/certificate-signature.ts';
import { sha256 } from '../../crypto/sha256.ts';
import type { Link } from './link.ts';
import { obstacleInCertificate, obstacleInIssuer } from './obstacle.ts';
import type { TrustAnchors } from './trust-anchors.ts';

/** Certificates tried as an issuer, and signatures checked, for one chain. Honest chains need fewer than ten. */
const stepsAtMost = 200;
const signaturesAtMost = 24;

/** A path that holds: the leaf and what lies above it, below the anchor. */
export interface Found {
  readonly links: readonly Link[];
  readonly anchor: Link;
}

/**
 * A search for a certification path (RFC 4158) from the leaf upwards, over given certificates in any order, in which anchors
 * are tried first. Each certificate is used once in a path, so duplicates and cross-signed circles end.
 */
export class PathSearch {
  readonly #links: readonly Link[];
  readonly #anchors: TrustAnchors;
  readonly #at: number;
  readonly #judged = new Map<Link, Map<Link, boolean>>();
  #stepsLeft = stepsAtMost;
  #signaturesLeft = signaturesAtMost;
  #furthest = 0;
  /** What stopped the path that got furthest. */
  obstacle = 'no anchor issued the certificates';

  /** @param at milliseconds since 1970 */
  constructor(links: readonly Link[], anchors: TrustAnchors, at: number) {
    this.#links = links;
    this.#anchors = anchors;
    this.#at = at;
  }

  /** The path from a leaf, which may be an anchor itself. */
  from(leaf: Link): Found | null {
    if (!this.#passes(obstacleInCertificate(leaf.certificate, this.#at), 1)) return null;
    const same = this.#anchors.same(leaf);
    return same === undefined ? this.#extend([leaf], leaf) : { links: [leaf], anchor: same };
  }

  #extend(path: readonly Link[], top: Link): Found | null {
    // RFC 5280 §4.1.2.4: an issuer has a name.
    if (top.certificate.issuer.rdns.length === 0) return null;
    for (const anchor of this.#anchors.named(top.issuer)) {
      if (this.#issued(anchor, top, path, true)) return { links: path, anchor };
    }
    for (const next of this.#links) {
      if (next.subject !== top.issuer || path.includes(next) || !this.#issued(next, top, path, false)) continue;
      const found = this.#extend([...path, next], next);
      if (found !== null) return found;
    }
    return null;
  }

  /** Whether a path may go on from its top to this issuer; what costs most is asked last. */
  #issued(issuer: Link, top: Link, path: readonly Link[], isAnchor: boolean): boolean {
    if ((this.#stepsLeft -= 1) < 0)
      return this.#passes('the certificates allow more paths than are tried', path.length);
    const intermediates = path.filter((link, place) => place > 0 && !link.isSelfIssued).length;
    const obstacle =
      obstacleInCertificate(issuer.certificate, this.#at) ??
      obstacleInIssuer(issuer.certificate, intermediates, isAnchor) ??
      (this.#isSigned(issuer, top, path.length > 1)
        ? null
        : 'a signature is not that of the issuer, or of a weak kind');
    return this.#passes(obstacle, path.length + 1);
  }

  #isSigned(issuer: Link, child: Link, isCa: boolean): boolean {
    let byIssuer = this.#judged.get(child);
    if (byIssuer === undefined) this.#judged.set(child, (byIssuer = new Map()));
    const known = byIssuer.get(issuer);
    if (known !== undefined) return known;
    // Leaves are of one credential each in most formats, so only signatures above them are worth keeping.
    const isRight = isCa ? this.#isSignedCached(issuer, child) : this.#verify(issuer, child);
    byIssuer.set(issuer, isRight);
    return isRight;
  }

  #isSignedCached(issuer: Link, child: Link): boolean {
    const { signatures } = this.#anchors;
    // The key comes last and DER tells its own length, so no two pairs share their bytes.
    const name = encodeBase64url(sha256(concatBytes(child.certificate.bytes, issuer.certificate.spki)));
    if (signatures.get(name)) return true;
    if (!this.#verify(issuer, child)) return false;
    signatures.set(name, true);
    return true;
  }

  #verify(issuer: Link, child: Link): boolean {
    if ((this.#signaturesLeft -= 1) < 0 || issuer.key === null) return false;
    return isCertificateSignedBy(child.certificate, issuer.key);
  }

  #passes(obstacle: string | null, length: number): boolean {
    if (obstacle === null) return true;
    if (length > this.#furthest) {
      this.#furthest = length;
      this.obstacle = obstacle;
    }
    return false;
  }
}
