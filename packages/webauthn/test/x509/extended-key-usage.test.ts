import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readExtendedKeyUsage } from '../../src/x509/extended-key-usage.ts';
import { parseCertificate } from '../../src/x509/parse.ts';
import { certificate, extension, extensions } from '../encoding/certificate.ts';
import { octets, oid, sequence } from '../encoding/der.ts';
import { refused } from '../refused.ts';

describe('extended key usage (RFC 5280 §4.2.1.12)', () => {
  const read = (value: Uint8Array): readonly string[] =>
    readExtendedKeyUsage(
      parseCertificate(certificate({ extensions: extensions(extension('2.5.29.37', value)) })),
      'attestation_cert',
    );

  it('is a list of purposes, empty where there is no extension', () => {
    assert.deepEqual(read(sequence(oid('2.23.133.8.3'), oid('1.2.3'))), ['2.23.133.8.3', '1.2.3']);
    assert.deepEqual(readExtendedKeyUsage(parseCertificate(certificate()), 'attestation_cert'), []);
  });

  const wrong: Record<string, Uint8Array> = {
    'a purpose alone': oid('2.23.133.8.3'),
    'octets for a purpose': sequence(octets([1])),
    'a byte behind': Uint8Array.of(...sequence(oid('1.2.3')), 0),
    nothing: new Uint8Array(0),
    'more than the cap': sequence(...new Array<Uint8Array>(33).fill(oid('1.2.3'))),
  };
  for (const [what, value] of Object.entries(wrong)) {
    it(`${what} is refused`, () => assert.throws(() => read(value), refused('attestation_cert')));
  }
});
