import { encodeBase64url } from '../../bytes/base64url.ts';
import { concatBytes } from '../../bytes/concat.ts';
import { equalBytes } from '../../bytes/equal.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { Refusal } from '../../refusals/refusal.ts';
import { parseCertificate } from '../parse.ts';
import { Link } from './link.ts';
import { PathSearch } from './path-search.ts';
import type { Found } from './path-search.ts';
import type { TrustAnchors } from './trust-anchors.ts';
import type { TrustPath, TrustVerdict } from './trust-path.ts';

const certificatesAtMost = 16;

/**
 * A certification path from an attestation certificate to an anchor (RFC 5280 §6.1): names that chain, signatures of sound
 * algorithms, CA flags, path lengths, key usage, no unknown critical extension, no name constraints, everything valid at
 * `at`, the anchor too. Nothing is fetched, and revocation is not judged.
 *
 * The anchor may be a root, an intermediate or the leaf itself, in the chain or not. An anchor that has expired anchors
 * nothing: where its owner issued the key a newer certificate, that one is to be named, and is found by name and key
 * although the chain holds the old one.
 * @param chain DER, leaf first, the others in any order; those that do not belong are passed over
 * @param at milliseconds since 1970
 */
export function findTrustPath(chain: readonly Uint8Array[], anchors: TrustAnchors, at: number): TrustVerdict {
  if (anchors.size === 0) return stopped('there are no anchors');
  // Neither before nor after anything, so that nothing would have expired.
  if (!Number.isFinite(at)) return stopped('the time is none');
  if (chain.length > certificatesAtMost) return stopped('there are more certificates than the cap');
  const name = nameOf(chain);
  const known = anchors.paths.get(name);
  if (known !== undefined && known.notBefore <= at && at <= known.notAfter) return { path: known, obstacle: null };
  const verdict = search(chain, anchors, at);
  if (verdict.path !== null) anchors.paths.set(name, verdict.path);
  return verdict;
}

function search(chain: readonly Uint8Array[], anchors: TrustAnchors, at: number): TrustVerdict {
  const links = readLinks(chain);
  const [leaf] = links ?? [];
  if (links === null || leaf === undefined) return stopped('there is no certificate that can be read');
  const paths = new PathSearch(links, anchors, at);
  const found = paths.from(leaf);
  return found === null ? stopped(paths.obstacle) : { path: describe(found), obstacle: null };
}

/** Each certificate once, however often it is there. */
function readLinks(chain: readonly Uint8Array[]): Link[] | null {
  const once = chain.filter((der, place) => chain.findIndex((other) => equalBytes(other, der)) === place);
  try {
    return once.map((der) => new Link(parseCertificate(der, 'trust_path')));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function describe({ links, anchor }: Found): TrustPath {
  const validities = [...links, anchor].map(({ certificate }) => certificate.validity);
  return {
    anchor: anchor.certificate.bytes,
    notBefore: Math.max(...validities.map(({ notBefore }) => notBefore)),
    notAfter: Math.min(...validities.map(({ notAfter }) => notAfter)),
  };
}

/** A hash over the whole chain; number and lengths keep apart what only looks the same when joined. */
function nameOf(chain: readonly Uint8Array[]): string {
  const lengths = Uint32Array.of(chain.length, ...chain.map((der) => der.length));
  return encodeBase64url(sha256(concatBytes(new Uint8Array(lengths.buffer), ...chain)));
}

function stopped(obstacle: string): TrustVerdict {
  return { path: null, obstacle };
}
