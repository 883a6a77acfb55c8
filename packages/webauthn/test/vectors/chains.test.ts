import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import { createTrustAnchors } from '../../src/x509/path/create-trust-anchors.ts';
import { findTrustPath } from '../../src/x509/path/find-trust-path.ts';
import { vectorFolder } from '../encoding/vectors.ts';
import { realAnchors, realChains } from './real-chains.ts';

type AnchorsByName = Partial<Record<string, X509Certificate[]>>;

/** The verdict of the platform: who issued what, by name, key identifier, key usage and signature, with dates and the CA flag. */
function platformTrusts(chain: readonly Uint8Array[], anchors: AnchorsByName, at: number): boolean {
  const [leaf, ...others] = chain.map((der) => new X509Certificate(der));
  const isValid = (one: X509Certificate): boolean => Date.parse(one.validFrom) <= at && at <= Date.parse(one.validTo);
  const issuedBy = (child: X509Certificate, issuer: X509Certificate): boolean =>
    child.checkIssued(issuer) && child.verify(issuer.publicKey);
  const leads = (child: X509Certificate, left: readonly X509Certificate[]): boolean =>
    !/sha1|md5/iu.test(child.signatureAlgorithm ?? '') &&
    ((anchors[child.issuer] ?? []).some((anchor) => isValid(anchor) && issuedBy(child, anchor)) ||
      left.some(
        (next) =>
          next.ca &&
          isValid(next) &&
          issuedBy(child, next) &&
          leads(
            next,
            left.filter((it) => it !== next),
          ),
      ));
  if (leaf === undefined || !isValid(leaf)) return false;
  return (anchors[leaf.subject] ?? []).some(({ raw }) => raw.equals(leaf.raw)) || leads(leaf, others);
}

/**
 * An intermediate of theirs has an authority key identifier that is no DER of its type, which the platform takes for the mark of
 * an invalid certificate. It has no part in the validation of a path (RFC 5280 §6.1).
 */
const malformedIdentifiers = ['sw-verify-sha1-tpm-response', 'sw-verify-sha256-tpm-response'];

const folder = vectorFolder();

describe('certificates of real authenticators', { skip: folder === null }, () => {
  const ders = folder === null ? [] : realAnchors(folder);
  const anchors = createTrustAnchors(ders);
  const theirs: AnchorsByName = Object.groupBy(
    ders.map((der) => new X509Certificate(der)),
    ({ subject }) => subject,
  );
  const chains = folder === null ? [] : realChains(folder);
  const trusted = chains.filter(({ chain, at }) => findTrustPath(chain, anchors, at).path !== null);

  test('there are many of them, most of which lead to an anchor that somebody names', () => {
    assert.ok(chains.length > 100, `${chains.length} chains`);
    assert.ok(trusted.length > 80, `${trusted.length} trusted`);
    assert.ok(anchors.size > 700, `${anchors.size} anchors`);
  });

  for (const { id, chain, at } of chains.filter((one) => !malformedIdentifiers.includes(one.id))) {
    test(`${id}: the platform has the same verdict, with all anchors and without the one found`, () => {
      const { path } = findTrustPath(chain, anchors, at);
      assert.equal(path !== null, platformTrusts(chain, theirs, at));
      if (path === null) return;
      const others = namesIn(chain)
        .flatMap((name) => theirs[name] ?? [])
        .filter(({ raw }) => !raw.equals(path.anchor));
      const without = createTrustAnchors(others.map(({ raw }) => new Uint8Array(raw)));
      const byName = Object.groupBy(others, ({ subject }) => subject);
      assert.equal(findTrustPath(chain, without, at).path !== null, platformTrusts(chain, byName, at));
    });
  }

  for (const { id, chain, at } of trusted) {
    test(`${id} is trusted in any order of its issuers, for as long as its certificates are valid`, () => {
      const { path } = findTrustPath(chain, anchors, at);
      assert.ok(path !== null);
      const [leaf = new Uint8Array(), ...issuers] = chain;
      assert.ok(findTrustPath([leaf, ...issuers.toReversed()], anchors, at).path);
      assert.deepEqual(
        [path.notBefore, path.notAfter].map((when) => findTrustPath(chain, anchors, when).path),
        [path, path],
      );
      const { validFrom, validTo } = new X509Certificate(leaf);
      for (const outside of [Date.parse(validFrom) - 1000, Date.parse(validTo) + 1000]) {
        assert.equal(findTrustPath(chain, anchors, outside).path, null);
      }
    });
  }

  test('a malformed authority key identifier does not matter', () => {
    const odd = chains.filter(({ id }) => malformedIdentifiers.includes(id));
    assert.equal(odd.length, folder === null ? 0 : malformedIdentifiers.length);
    for (const { chain, at } of odd) {
      assert.ok(findTrustPath(chain, anchors, at).path);
      assert.ok(!platformTrusts(chain, theirs, at));
    }
  });
});

/** Names of all that issued a certificate of the chain, or are one. */
function namesIn(chain: readonly Uint8Array[]): string[] {
  const parsed = chain.map((der) => new X509Certificate(der));
  return [...new Set(parsed.flatMap(({ issuer, subject }) => [issuer, subject]))];
}
