import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { createSeed, KEY_MAKERS, makeCertificateAuthority } from '../../src/index.ts';

const seed = createSeed('authorities');
const leafKey = KEY_MAKERS.get(-7)?.(seed, 'leaf') ?? assert.fail();
const leaf = { subject: [['2.5.4.3', 'utf8', 'Leaf']], publicKey: leafKey, extensions: [] } as const;

describe('a certificate authority', () => {
  for (const alg of [-7, -8, -35, -36, -53, -257, -37, -65_535].filter((it) => KEY_MAKERS.has(it))) {
    it(`signs as the platform verifies, also with ${alg}`, () => {
      const root = makeCertificateAuthority(seed, 'Root', { alg });
      const below = root.intermediate('Below');
      const [top, middle, bottom] = [root.certificate, below.certificate, below.issue(leaf)].map(
        (der) => new X509Certificate(der),
      );
      assert.ok(top && middle && bottom);
      assert.ok(top.verify(top.publicKey) && middle.verify(top.publicKey) && bottom.verify(middle.publicKey));
      assert.ok(top.ca && middle.ca && middle.checkIssued(top) && bottom.checkIssued(middle));
      assert.equal(bottom.subject, 'CN=Leaf');
    });
  }

  it('makes the same bytes from the same seed, and others from another', () => {
    const make = (text: string) => makeCertificateAuthority(createSeed(text), 'Root').intermediate('Below');
    assert.deepEqual(make('a').issue(leaf), make('a').issue(leaf));
    assert.notDeepEqual(make('a').certificate, make('b').certificate);
  });

  it('has an impostor of its name, with another key', () => {
    const [root, impostor] = [{}, { keyLabel: 'impostor' }].map((options) =>
      makeCertificateAuthority(seed, 'Root', options),
    );
    assert.ok(root && impostor);
    const issued = new X509Certificate(impostor.issue(leaf));
    assert.ok(issued.checkIssued(new X509Certificate(root.certificate)));
    assert.ok(!issued.verify(root.key.publicKey));
  });

  it('signs for another authority, and any field may be changed', () => {
    const [root, other] = ['Root', 'Other'].map((name) => makeCertificateAuthority(seed, name));
    assert.ok(root && other);
    const crossed = new X509Certificate(root.crossSign(other, { serial: 0x77n, notAfter: new Date('2030-01-01') }));
    assert.ok(crossed.verify(root.key.publicKey));
    assert.deepEqual([crossed.subject, crossed.issuer, crossed.serialNumber], ['CN=Other', 'CN=Root', '77']);
    assert.equal(Date.parse(crossed.validTo), Date.UTC(2030, 0));
    assert.deepEqual(crossed.publicKey.export({ format: 'jwk' }), other.key.publicKey.export({ format: 'jwk' }));
  });

  it('has no algorithm that certificates do not know', () => {
    assert.throws(() => makeCertificateAuthority(seed, 'Root', { alg: 5 }), TypeError);
  });
});
