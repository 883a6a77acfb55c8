import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endsInAnchor } from '../../src/attestation/trust.ts';
import { boolean, sequence } from '../encoding/der.ts';
import { extension } from '../encoding/certificate.ts';
import { es256Pair } from '../encoding/keys.ts';
import { ca, certSign, issue, keyUsage, leafExtensions, year2030 } from './chain.ts';

const [rootKey, middleKey, lowKey, leafKey, strangerKey] = Array.from({ length: 5 }, es256Pair) as [
  ReturnType<typeof es256Pair>,
  ReturnType<typeof es256Pair>,
  ReturnType<typeof es256Pair>,
  ReturnType<typeof es256Pair>,
  ReturnType<typeof es256Pair>,
];

type Changes = Partial<Parameters<typeof issue>[0]>;

const root = (changes: Changes = {}): Uint8Array =>
  issue({ name: 'Root', issuerName: 'Root', key: rootKey, issuerKey: rootKey, ...changes });
const middle = (changes: Changes = {}): Uint8Array =>
  issue({ name: 'Middle', issuerName: 'Root', key: middleKey, issuerKey: rootKey, ...changes });
const low = (changes: Changes = {}): Uint8Array =>
  issue({ name: 'Low', issuerName: 'Middle', key: lowKey, issuerKey: middleKey, ...changes });
const leafBelow = (name: string, issuerKey: typeof rootKey, changes: Changes = {}): Uint8Array =>
  issue({ name: 'Leaf', issuerName: name, key: leafKey, issuerKey, extensions: leafExtensions, ...changes });

const direct = leafBelow('Root', rootKey);
const below = leafBelow('Middle', middleKey);
const trusts = (path: readonly Uint8Array[], anchors: readonly Uint8Array[], at: number = year2030): boolean =>
  endsInAnchor(path, anchors, at);

describe('the trust path (§7.1 step 24, RFC 5280 §6.1)', () => {
  it('ends in an anchor: the leaf itself, its issuer, or one above', () => {
    assert.ok(trusts([direct], [direct]));
    assert.ok(trusts([direct], [root()]));
    assert.ok(trusts([below, middle()], [root()]));
    assert.ok(trusts([below, middle()], [middle()]));
    assert.ok(trusts([leafBelow('Low', lowKey), low(), middle()], [root()]));
  });

  it('may bring the root along, and find it among several anchors', () => {
    const anchor = root();
    assert.ok(trusts([below, middle(), anchor], [leafBelow('Other', strangerKey), anchor]));
  });

  it('no anchors never means trusted', () => {
    assert.ok(!trusts([direct], []));
    assert.ok(!trusts([], [root()]));
    assert.ok(!trusts([below, middle(), root()], []));
  });

  it('an anchor may be of version 1, a certificate of the path may not', () => {
    assert.ok(trusts([direct], [root({ version: 1 })]));
    assert.ok(!trusts([below, middle({ version: 1 })], [root()]));
  });

  const wrong: Record<string, readonly [readonly Uint8Array[], readonly Uint8Array[], at?: number]> = {
    'a self-signed root with the name of the real one': [
      [leafBelow('Root', strangerKey), root({ key: strangerKey, issuerKey: strangerKey })],
      [root()],
    ],
    'a signature by another key': [[leafBelow('Root', strangerKey)], [root()]],
    'another issuer name': [[leafBelow('Toor', rootKey)], [root()]],
    'a missing intermediate': [[below], [root()]],
    'intermediates out of order': [[leafBelow('Low', lowKey), middle(), low()], [root()]],
    'a leaf that has ended': [[leafBelow('Root', rootKey, { validity: ['240101000000Z', '250101000000Z'] })], [root()]],
    'a leaf not yet valid': [[direct], [root()], Date.UTC(2023, 11, 31)],
    'an intermediate that has ended': [[below, middle({ validity: ['240101000000Z', '250101000000Z'] })], [root()]],
    'an anchor that has ended': [[direct], [root({ validity: ['240101000000Z', '250101000000Z'] })]],
    'a leaf issued by a leaf': [[leafBelow('Leaf', leafKey, { key: strangerKey }), direct], [root()]],
    'an issuer without basic constraints': [[below, middle({ extensions: [keyUsage(certSign)] })], [root()]],
    'an issuer that may not sign certificates': [
      [below, middle({ extensions: [ca()[0] ?? new Uint8Array(), keyUsage(0x80)] })],
      [root()],
    ],
    'an anchor that is no CA': [[direct], [root({ extensions: leafExtensions })]],
    'a path longer than the anchor allows': [[below, middle()], [root({ extensions: ca(0) })]],
    'a path longer than an intermediate allows': [
      [leafBelow('Low', lowKey), low(), middle({ extensions: ca(0) })],
      [root()],
    ],
    'an unknown critical extension': [
      [
        leafBelow('Root', rootKey, {
          extensions: [...leafExtensions, extension('1.2.3.4', sequence(), boolean(true))],
        }),
      ],
      [root()],
    ],
    'name constraints, which are not judged': [
      [below, middle({ extensions: [...ca(), extension('2.5.29.30', sequence())] })],
      [root()],
    ],
    'a signature with SHA-1': [
      [leafBelow('Root', rootKey, { algorithm: '1.2.840.10045.4.1', digest: 'sha1' })],
      [root()],
    ],
  };
  for (const [what, [path, anchors, at]] of Object.entries(wrong)) {
    it(`${what}: not trusted`, () => assert.ok(!trusts(path, anchors, at)));
  }

  it('path lengths that suffice are fine', () => {
    assert.ok(trusts([below, middle({ extensions: ca(0) })], [root({ extensions: ca(1) })]));
    assert.ok(trusts([leafBelow('Low', lowKey), low(), middle({ extensions: ca(1) })], [root()]));
  });

  it('an unknown extension that is not critical is fine', () => {
    const more = [...leafExtensions, extension('1.2.3.4', sequence())];
    assert.ok(trusts([leafBelow('Root', rootKey, { extensions: more })], [root()]));
  });

  it('an anchor that is no certificate is a mistake of the caller', () => {
    assert.throws(() => trusts([direct], [new Uint8Array(4)]), { name: 'TypeError', message: /^attestation.anchors / });
  });

  it('the moments at which validity begins and ends are within it', () => {
    for (const at of [Date.UTC(2024, 0), Date.UTC(2040, 0)]) assert.ok(trusts([direct], [root()], at));
    for (const at of [Date.UTC(2024, 0) - 1, Date.UTC(2040, 0) + 1]) assert.ok(!trusts([direct], [root()], at));
  });
});
