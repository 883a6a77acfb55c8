import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTrustAnchors } from '../../../src/x509/path/create-trust-anchors.ts';
import { findTrustPath } from '../../../src/x509/path/find-trust-path.ts';
import type { TrustAnchors } from '../../../src/x509/path/trust-anchors.ts';
import { keys, leafBelow, low, middle, root } from './family.ts';
import { year2030 } from './issue.ts';

const isTrusted = (chain: readonly Uint8Array[], anchors: TrustAnchors, at: number = year2030): boolean =>
  findTrustPath(chain, anchors, at).path !== null;

describe('verdicts on chains', () => {
  const chain = [leafBelow('Low'), low(), middle()];
  const anchor = root();

  it('are kept: the same one comes back', () => {
    const anchors = createTrustAnchors([anchor]);
    const first = findTrustPath(chain, anchors, year2030).path ?? assert.fail();
    assert.equal(findTrustPath(chain, anchors, year2030 + 1).path, first);
    assert.deepEqual([anchors.paths.size, anchors.signatures.size], [1, 2]);
  });

  it('hold only while everything in the path is valid', () => {
    const anchors = createTrustAnchors([anchor]);
    const short = [leafBelow('Middle', { validity: ['290101000000Z', '310101000000Z'] }), middle()];
    assert.ok(isTrusted(short, anchors));
    assert.ok(!isTrusted(short, anchors, Date.UTC(2031, 0, 1, 0, 0, 1)));
    assert.ok(!isTrusted(short, anchors, Date.UTC(2028, 11, 31)));
    assert.ok(isTrusted(short, anchors, Date.UTC(2031, 0)));
    assert.ok(isTrusted(short, anchors, Date.UTC(2029, 0)));
  });

  it('are found anew where another path is valid by now', () => {
    const early = middle({ validity: ['240101000000Z', '300601000000Z'] });
    const late = middle({ validity: ['300601000000Z', '400101000000Z'] });
    const anchors = createTrustAnchors([anchor]);
    const both = [leafBelow('Middle'), early, late];
    for (const at of [year2030, Date.UTC(2032, 0), year2030]) assert.ok(isTrusted(both, anchors, at));
    assert.equal(anchors.paths.size, 1);
  });

  it('are of one chain, to the last bit, and of its order of bytes', () => {
    const anchors = createTrustAnchors([anchor]);
    assert.ok(isTrusted(chain, anchors));
    for (const [place, der] of chain.entries()) {
      const changed = der.map((byte, at) => (at === der.length - 1 ? byte ^ 1 : byte));
      assert.ok(!isTrusted(chain.with(place, changed), anchors), `certificate ${place}`);
    }
    assert.ok(!isTrusted(chain.slice(0, 2), anchors));
    const [leaf = new Uint8Array(), next = new Uint8Array(), last = new Uint8Array()] = chain;
    const elsewhere = [leaf.subarray(0, -1), Uint8Array.of(leaf.at(-1) ?? 0, ...next), last];
    assert.ok(!isTrusted(elsewhere, anchors));
    assert.ok(!isTrusted(chain.toReversed(), createTrustAnchors([low()])));
  });

  it('a signature above the leaf is kept with the key that made it', () => {
    const anchors = createTrustAnchors([anchor, root({ name: 'Other', issuerName: 'Other', key: keys.stranger })]);
    assert.ok(isTrusted(chain, anchors));
    const forged = low({ issuerName: 'Other' });
    assert.ok(!isTrusted([leafBelow('Low'), forged], anchors));
    assert.ok(isTrusted([leafBelow('Low', { key: keys.stranger }), ...chain.slice(1)], anchors));
    assert.equal(anchors.signatures.size, 2);
  });

  it('a signature that is kept is not checked again, and not taken for that of another key of the name', () => {
    const old = root({ validity: ['240101000000Z', '310101000000Z'] });
    const anchors = createTrustAnchors([old, root({ key: keys.stranger, issuerKey: keys.stranger })]);
    assert.ok(isTrusted(chain, anchors));
    assert.ok(!isTrusted(chain, anchors, Date.UTC(2032, 0)));
    const forged = [leafBelow('Middle'), middle({ issuerKey: keys.stranger })];
    const trusting = createTrustAnchors([anchor]);
    assert.ok(!isTrusted(forged, trusting));
    trusting.signatures.get = () => true;
    assert.ok(isTrusted(forged, trusting));
  });

  it('are no more than the cache holds, the one unused for longest going first', () => {
    const anchors = createTrustAnchors([anchor], { cache: 2 });
    const chains = [1, 2, 3].map(() => [leafBelow('Root')]);
    const [first = [], second = [], third = []] = chains;
    const kept = (one: readonly Uint8Array[]): boolean => {
      const { path } = findTrustPath(one, anchors, year2030);
      return path !== null && path === findTrustPath(one, anchors, year2030).path;
    };
    assert.ok(kept(first) && kept(second));
    const before = findTrustPath(first, anchors, year2030).path;
    assert.ok(kept(third));
    assert.equal(anchors.paths.size, 2);
    assert.equal(findTrustPath(first, anchors, year2030).path, before);
  });

  it('are not kept by a cache of none, nor where there is no trust', () => {
    const anchors = createTrustAnchors([anchor], { cache: 0 });
    assert.ok(isTrusted(chain, anchors) && isTrusted(chain, anchors));
    assert.deepEqual([anchors.paths.size, anchors.signatures.size], [0, 0]);
    const others = createTrustAnchors([anchor]);
    assert.ok(!isTrusted([leafBelow('Middle')], others));
    assert.equal(others.paths.size, 0);
  });

  it('belong to their anchors: others know nothing of them', () => {
    assert.ok(isTrusted(chain, createTrustAnchors([anchor])));
    assert.ok(!isTrusted(chain, createTrustAnchors([root({ key: keys.stranger, issuerKey: keys.stranger })])));
  });

  it('anchors count once, and hold bytes of their own', () => {
    const given = root();
    const anchors = createTrustAnchors([given, given, root({ name: 'Other' })]);
    assert.equal(anchors.size, 2);
    const direct = [leafBelow('Root')];
    given.fill(0);
    assert.ok(isTrusted(direct, anchors));
  });

  it('what is no array of bytes, or no number of entries, is a mistake of the caller', () => {
    assert.throws(() => createTrustAnchors([anchor], { cache: -1 }), TypeError);
    assert.throws(() => createTrustAnchors([anchor], { cache: 1.5 }), TypeError);
    const wrongs: readonly unknown[] = [['MII'], {}, anchor];
    for (const wrong of wrongs) {
      assert.throws(() => createTrustAnchors(wrong as Uint8Array[]), { message: /^createTrustAnchors: certificates/u });
    }
  });
});
