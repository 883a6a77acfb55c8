import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boolean, der, sequence } from '../../encoding/der.ts';
import { extension } from '../../encoding/certificate.ts';
import { keys, leafBelow, low, middle, obstacleOf, root } from './family.ts';
import { ca, certSign, keyUsage, leafExtensions } from './issue.ts';
import { ecdsa } from './signer.ts';

const ended = ['240101000000Z', '250101000000Z'] as const;
const critical = (id: string): Uint8Array => extension(id, sequence(), boolean(true));
const wrongSignature = /^a signature is not that of the issuer/u;
const noAnchor = /^no anchor issued/u;

type Wrong = readonly [obstacle: RegExp, chain: readonly Uint8Array[], anchors?: readonly Uint8Array[], at?: number];

const wrong: Readonly<Record<string, Wrong>> = {
  'a self-signed root with the name of the real one': [
    wrongSignature,
    [leafBelow('Root', { issuerKey: keys.stranger }), root({ key: keys.stranger, issuerKey: keys.stranger })],
  ],
  'a signature by another key': [wrongSignature, [leafBelow('Root', { issuerKey: keys.stranger })]],
  'another issuer name': [noAnchor, [leafBelow('Root', { issuerName: 'Toor' })]],
  'a missing intermediate': [noAnchor, [leafBelow('Middle')]],
  'a leaf that has ended': [/has expired/u, [leafBelow('Root', { validity: ended })]],
  'a leaf not yet valid': [/not valid yet/u, [leafBelow('Root')], [root()], Date.UTC(2023, 11, 31)],
  'a leaf that is an anchor, and has ended': [
    /has expired/u,
    [leafBelow('Root', { validity: ended })],
    [leafBelow('Root', { validity: ended })],
  ],
  'an intermediate that has ended': [/has expired/u, [leafBelow('Middle'), middle({ validity: ended })]],
  'an anchor that has ended': [/has expired/u, [leafBelow('Root')], [root({ validity: ended })]],
  'an anchor not yet valid': [
    /not valid yet/u,
    [leafBelow('Root')],
    [root({ validity: ['310101000000Z', '400101000000Z'] })],
  ],
  'a leaf issued by a leaf': [
    /is no CA/u,
    [leafBelow('Root', { name: 'Other', issuerName: 'Leaf', issuerKey: keys.leaf }), leafBelow('Root')],
  ],
  'an issuer without basic constraints': [
    /is no CA/u,
    [leafBelow('Middle'), middle({ extensions: [keyUsage(certSign)] })],
  ],
  'an issuer that may not sign certificates': [
    /may not sign/u,
    [leafBelow('Middle'), middle({ extensions: [ca()[0] ?? root(), keyUsage(0x80)] })],
  ],
  'an issuer whose key usage is malformed': [
    /may not sign/u,
    [leafBelow('Middle'), middle({ extensions: [ca()[0] ?? root(), extension('2.5.29.15', sequence())] })],
  ],
  'an issuer whose key usage is empty': [
    /may not sign/u,
    [leafBelow('Middle'), middle({ extensions: [ca()[0] ?? root(), extension('2.5.29.15', der(3, [0]))] })],
  ],
  'an anchor that is neither CA nor root': [
    /is no CA/u,
    [leafBelow('Middle')],
    [middle({ extensions: leafExtensions })],
  ],
  'a root in the chain that is no CA': [
    /is no CA/u,
    [leafBelow('Root'), root({ extensions: leafExtensions })],
    [middle()],
  ],
  'a root that may sign, but not certificates': [
    /may not sign/u,
    [leafBelow('Root')],
    [root({ extensions: [keyUsage(0x80)] })],
  ],
  'a path longer than the anchor allows': [
    /longer than an issuer allows/u,
    [leafBelow('Middle'), middle()],
    [root({ extensions: ca(0) })],
  ],
  'a path longer than an intermediate allows': [
    /longer than an issuer allows/u,
    [leafBelow('Low'), low(), middle({ extensions: ca(0) })],
  ],
  'an unknown critical extension of the leaf': [
    /unknown critical/u,
    [leafBelow('Root', { extensions: [...leafExtensions, critical('1.2.3.4')] })],
  ],
  'an unknown critical extension of an intermediate': [
    /unknown critical/u,
    [leafBelow('Middle'), middle({ extensions: [...ca(), critical('2.5.29.36')] })],
  ],
  'an unknown critical extension of the anchor': [
    /unknown critical/u,
    [leafBelow('Root')],
    [root({ extensions: [...ca(), critical('1.2.3.4')] })],
  ],
  'name constraints, which are not judged': [
    /name constraints/u,
    [leafBelow('Middle'), middle({ extensions: [...ca(), extension('2.5.29.30', sequence())] })],
  ],
  'name constraints of the anchor': [
    /name constraints/u,
    [leafBelow('Root')],
    [root({ extensions: [...ca(), extension('2.5.29.30', sequence())] })],
  ],
  'an issuer without a name': [
    noAnchor,
    [leafBelow('Root', { issuerName: sequence() })],
    [root({ name: sequence(), issuerName: sequence() })],
  ],
};

describe('a chain is not trusted', () => {
  for (const [what, [obstacle, chain, anchors = [root()], at]] of Object.entries(wrong)) {
    it(`with ${what}`, () => assert.match(obstacleOf(chain, anchors, at) ?? 'trusted', obstacle));
  }

  it('with more signatures to check than are checked', () => {
    const impostor = ecdsa('prime256v1', 'sha256');
    const anchors = Array.from({ length: 24 }, () => root({ key: ecdsa('prime256v1', 'sha256'), issuerKey: impostor }));
    assert.equal(obstacleOf([leafBelow('Root')], [...anchors.slice(0, 23), root()]), null);
    assert.match(obstacleOf([leafBelow('Root')], [...anchors, root()]) ?? 'trusted', wrongSignature);
  });
});
