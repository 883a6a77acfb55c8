import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDnsNames } from '../../src/x509/dns-names.ts';
import { parseCertificate } from '../../src/x509/parse.ts';
import { certificate, extension, extensions } from '../encoding/certificate.ts';
import { sequence, text } from '../encoding/der.ts';
import { refused } from '../refused.ts';

const names = (value: Uint8Array): string[] =>
  readDnsNames(
    parseCertificate(certificate({ extensions: extensions(extension('2.5.29.17', value)) })),
    'bad_attestation',
  );

describe('host names of a certificate (RFC 5280 §4.2.1.6)', () => {
  it('are the dNSNames among the subject alternative names, as written', () => {
    const [mail, uri, host, other] = [
      text(0x81, 'a@example.org'),
      text(0x86, 'https://example.org'),
      text(0x82, 'Example.org'),
      text(0x82, 'a\0b'),
    ];
    assert.deepEqual(names(sequence(mail, host, uri, other)), ['Example.org', 'a\0b']);
    assert.deepEqual(names(sequence()), []);
  });

  it('are none without that extension: a common name is no host', () => {
    assert.deepEqual(readDnsNames(parseCertificate(certificate()), 'bad_attestation'), []);
  });

  it('are refused where they are no DER', () => {
    const host = text(0x82, 'example.org');
    for (const wrong of [host, new Uint8Array(), Uint8Array.of(...sequence(host), 0), sequence(host.subarray(0, 5))]) {
      assert.throws(() => names(wrong), refused('bad_attestation'));
    }
    assert.throws(() => names(sequence(...Array.from({ length: 257 }, () => host))), refused('bad_attestation'));
  });
});
