import { equalBytes } from '../../bytes/equal.ts';
import { Refusal } from '../../refusals/refusal.ts';
import { parseCertificate } from '../parse.ts';
import { BoundedMap } from './bounded-map.ts';
import { Link } from './link.ts';
import type { TrustPath } from './trust-path.ts';

/**
 * Certificates that a caller trusts, parsed, with the verdicts on chains that led to them. Only `createTrustAnchors` makes
 * some; drop them, and the verdicts are gone with them.
 */
export class TrustAnchors {
  readonly #bySubject = new Map<string, Link[]>();
  /** How many certificates there are, duplicates counted once. */
  readonly size: number;
  /** Paths that were found, by the hash of the chain. */
  readonly paths: BoundedMap<TrustPath>;
  /** Signatures of CA certificates that were found right, by the hash of certificate and key. */
  readonly signatures: BoundedMap<true>;

  constructor(certificates: readonly Uint8Array[], cache: number) {
    let size = 0;
    for (const der of certificates) if (this.#add(der)) size += 1;
    this.size = size;
    this.paths = new BoundedMap(cache);
    this.signatures = new BoundedMap(cache);
  }

  #add(der: Uint8Array): boolean {
    const anchor = parseAnchor(der);
    if (this.same(anchor) !== undefined) return false;
    const named = this.#bySubject.get(anchor.subject);
    if (named === undefined) this.#bySubject.set(anchor.subject, [anchor]);
    else named.push(anchor);
    return true;
  }

  /** Anchors with this name as their subject. */
  named(subject: string): readonly Link[] {
    return this.#bySubject.get(subject) ?? [];
  }

  /** The anchor that is this very certificate. */
  same({ subject, certificate }: Link): Link | undefined {
    return this.named(subject).find((anchor) => equalBytes(anchor.certificate.bytes, certificate.bytes));
  }
}

function parseAnchor(der: Uint8Array): Link {
  try {
    return new Link(parseCertificate(der));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new TypeError('attestation.anchors holds something that is not a certificate', { cause: error });
  }
}
