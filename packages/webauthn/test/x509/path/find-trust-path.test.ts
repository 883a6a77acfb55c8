import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTrustAnchors } from '../../../src/x509/path/create-trust-anchors.ts';
import { findTrustPath } from '../../../src/x509/path/find-trust-path.ts';
import { boolean, sequence } from '../../encoding/der.ts';
import { extension, extensions } from '../../encoding/certificate.ts';
import { keys, leafBelow, low, middle, obstacleOf, root } from './family.ts';
import { ca, certSign, keyUsage, leafExtensions, version1, year2030 } from './issue.ts';
import type { Signer } from './signer.ts';

const ended = ['240101000000Z', '250101000000Z'] as const;
const trusts = (...inputs: Parameters<typeof obstacleOf>): void => assert.equal(obstacleOf(...inputs), null);

/** Three certificates for one name and key, by one issuer. */
function layer(name: string, key: Signer, issuerName: string, issuerKey: Signer): Uint8Array[] {
  return ['21', '22', '23'].map((year) =>
    middle({ name, key, issuerName, issuerKey, validity: [`${year}0101000000Z`, '400101000000Z'] }),
  );
}

describe('a certification path (RFC 5280 §6.1)', () => {
  it('ends in an anchor: the leaf itself, its issuer, or one above', () => {
    const direct = leafBelow('Root');
    const below = leafBelow('Middle');
    trusts([direct], [direct]);
    trusts([direct], [root()]);
    trusts([below, middle()], [root()]);
    trusts([below, middle()], [middle()]);
    trusts([leafBelow('Low'), low(), middle()], [root()]);
  });

  it('tells which anchor, and when all of it is valid', () => {
    const anchor = root({ validity: ['250101000000Z', '490101000000Z'] });
    const chain = [leafBelow('Middle', { validity: ['260101000000Z', '450101000000Z'] }), middle()];
    const { path } = findTrustPath(chain, createTrustAnchors([leafBelow('Low'), anchor]), year2030);
    assert.deepEqual(path, { anchor, notBefore: Date.UTC(2026, 0), notAfter: Date.UTC(2040, 0) });
    const brief = root({ validity: ['290101000000Z', '310101000000Z'] });
    const below = findTrustPath(chain, createTrustAnchors([brief]), year2030).path;
    assert.deepEqual(below, { anchor: brief, notBefore: Date.UTC(2029, 0), notAfter: Date.UTC(2031, 0) });
  });

  it('is found whatever order the certificates above the leaf are in, and whatever lies between', () => {
    const leaf = leafBelow('Low');
    const stranger = middle({ key: keys.stranger, name: 'Stranger' });
    trusts([leaf, middle(), low()], [root()]);
    trusts([leaf, stranger, root(), middle(), leaf, low(), low(), middle()], [root()]);
    assert.match(obstacleOf([middle(), low(), leaf], [leaf]) ?? '', /^no anchor/u);
  });

  it('may bring the root along, and find it among several anchors', () => {
    const anchor = root();
    trusts([leafBelow('Middle'), middle(), anchor], [leafBelow('Low'), anchor]);
  });

  it('goes by name and key, so a newer certificate of the anchor serves where the chain holds one that has expired', () => {
    const old = root({ validity: ended });
    trusts([leafBelow('Middle'), middle(), old], [root()]);
    trusts([leafBelow('Middle'), middle(), old], [old, root()]);
    assert.equal(obstacleOf([leafBelow('Middle'), middle(), root()], [old]), 'a certificate has expired');
  });

  it('takes the way of two cross-signed ones that leads to an anchor', () => {
    const dead = middle({ issuerName: 'Other', issuerKey: keys.stranger });
    const weak = middle({ extensions: leafExtensions });
    const chain = [leafBelow('Low'), low(), dead, weak, middle()];
    trusts(chain, [root()]);
    trusts(
      chain.toReversed().toSorted((a) => (a === chain[0] ? -1 : 0)),
      [root()],
    );
    trusts(chain, [root({ name: 'Other', issuerName: 'Other', key: keys.stranger, issuerKey: keys.stranger })]);
  });

  it('ends where certificates sign each other in a circle', () => {
    const one = middle({ issuerName: 'Low', issuerKey: keys.low });
    const other = low();
    assert.match(obstacleOf([leafBelow('Low'), other, one, other], [root({ name: 'Nobody' })]) ?? '', /^no anchor/u);
    trusts([leafBelow('Low'), other, one, middle()], [root()]);
  });

  it('gives up where all certificates could have issued each other', () => {
    const clique = Array.from({ length: 12 }, (_, place) =>
      middle({
        name: 'Middle',
        issuerName: 'Middle',
        issuerKey: keys.middle,
        validity: [`2401010000${10 + place}Z`, ended[1].replace('25', '40')],
      }),
    );
    assert.match(obstacleOf([leafBelow('Middle'), ...clique], [root()]) ?? '', /more paths than are tried/u);
  });

  it('checks each signature once, however many paths share it', () => {
    const { middle: one, low: two, stranger: three, root: top } = keys;
    const chain = [
      leafBelow('Middle'),
      ...layer('Middle', one, 'Two', two),
      ...layer('Two', two, 'Three', three),
      ...layer('Three', three, 'Nobody', top),
      middle(),
    ];
    assert.ok(findTrustPath(chain, createTrustAnchors([root()], { cache: 0 }), year2030).path);
  });

  it('is not led astray by copies of certificates', () => {
    const { middle: one, low: two, stranger: three, leaf: four, root: top } = keys;
    const copies = [
      ...layer('Middle', one, 'Two', two),
      ...layer('Two', two, 'Three', three),
      ...layer('Three', three, 'Four', four),
      ...layer('Four', four, 'Five', two),
      ...layer('Five', two, 'Nobody', top),
    ].map((_, place, all) => all[place - (place % 3)] ?? root());
    trusts([leafBelow('Middle'), ...copies.slice(0, 14), middle()], [root()]);
  });

  it('tells of the path that got furthest', () => {
    const chain = [leafBelow('Middle'), middle(), middle({ extensions: leafExtensions })];
    assert.equal(obstacleOf(chain, [root({ validity: ended })]), 'a certificate has expired');
  });

  it('an issuer may leave its key usage away', () => {
    trusts([leafBelow('Middle'), middle({ extensions: ca().slice(0, 1) })], [root()]);
  });

  it('is not looked for among more than 16 certificates', () => {
    const chain = (count: number): Uint8Array[] => Array.from({ length: count }, () => leafBelow('Root'));
    const [leaf = root()] = chain(1);
    trusts([leaf, ...chain(15)], [root()]);
    assert.equal(obstacleOf([leaf, ...chain(16)], [root()]), 'there are more certificates than the cap');
  });

  it('no anchors never means trusted', () => {
    assert.equal(obstacleOf([leafBelow('Middle'), middle(), root()], []), 'there are no anchors');
    assert.match(obstacleOf([], [root()]) ?? '', /no certificate that can be read/u);
    assert.match(obstacleOf([leafBelow('Root'), new Uint8Array(4)], [root()]) ?? '', /that can be read/u);
  });

  it('an anchor may be of version 1, a certificate of the path may not', () => {
    trusts([leafBelow('Root')], [root({ parts: version1 })]);
    assert.equal(
      obstacleOf([leafBelow('Middle'), middle({ parts: version1 })], [root()]),
      'an issuer is not of version 3',
    );
    const oddly = { version: new Uint8Array(), extensions: extensions(...ca()) };
    assert.equal(obstacleOf([leafBelow('Root')], [root({ parts: oddly })]), 'an issuer is not of version 3');
  });

  it('an anchor that is a root need not say that it is a CA, as some of FIDO metadata do not', () => {
    for (const kind of [leafExtensions, [...leafExtensions, keyUsage(certSign)], [keyUsage(certSign)]]) {
      trusts([leafBelow('Root')], [root({ extensions: kind })]);
      trusts([leafBelow('Middle'), middle()], [root({ extensions: kind })]);
    }
    trusts([leafBelow('Root')], [root({ parts: { extensions: new Uint8Array() } })]);
  });

  it('path lengths that suffice are fine, and self-issued certificates do not count', () => {
    trusts([leafBelow('Middle'), middle({ extensions: ca(0) })], [root({ extensions: ca(1) })]);
    trusts([leafBelow('Low'), low(), middle({ extensions: ca(1) })], [root()]);
    const renewed = middle({ name: 'Middle', issuerName: 'Middle', issuerKey: keys.stranger });
    const signing = middle({ key: keys.stranger, extensions: ca(0) });
    trusts([leafBelow('Middle'), renewed, signing], [root({ extensions: ca(1) })]);
  });

  it('an unknown extension that is not critical is fine, and known critical ones', () => {
    const more = [...leafExtensions, extension('1.2.3.4', sequence())];
    trusts([leafBelow('Root', { extensions: more })], [root()]);
    for (const id of ['2.5.29.37', '2.5.29.32', '2.5.29.17']) {
      const critical = [...leafExtensions, extension(id, sequence(), boolean(true))];
      trusts([leafBelow('Root', { extensions: critical })], [root()]);
    }
  });

  it('the moments at which validity begins and ends are within it', () => {
    const chain = [leafBelow('Root')];
    for (const at of [Date.UTC(2024, 0), Date.UTC(2040, 0)]) trusts(chain, [root()], at);
    for (const at of [Number.NaN, Infinity, -Infinity])
      assert.equal(obstacleOf(chain, [root()], at), 'the time is none');
    for (const at of [Date.UTC(2024, 0) - 1, Date.UTC(2040, 0) + 1]) assert.ok(obstacleOf(chain, [root()], at));
  });

  it('an anchor that is no certificate is a mistake of the caller', () => {
    assert.throws(() => createTrustAnchors([new Uint8Array(4)]), {
      name: 'TypeError',
      message: /^attestation.anchors /,
    });
  });
});
