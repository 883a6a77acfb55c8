import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Certificate } from '../../src/x509/certificate.ts';
import { readDirectoryNames } from '../../src/x509/directory-names.ts';
import { parseCertificate } from '../../src/x509/parse.ts';
import { attribute, certificate, extension, extensions, oids } from '../encoding/certificate.ts';
import { boolean, der, sequence, set, text } from '../encoding/der.ts';
import { refused } from '../refused.ts';

const naming = (value: Uint8Array, critical?: Uint8Array): Certificate =>
  parseCertificate(certificate({ extensions: extensions(extension('2.5.29.17', value, critical)) }));
const name = (country: string): Uint8Array => sequence(set(attribute(oids.country, country)));
const host = text(0x82, 'example.org');

describe('directory names among alternative names (RFC 5280 §4.2.1.6)', () => {
  const read = (value: Uint8Array, critical?: Uint8Array) =>
    readDirectoryNames(naming(value, critical), 'attestation_cert');

  it('come in order, others are passed over, and the criticality is told', () => {
    const found = read(sequence(der(0xa4, name('NO')), host, der(0xa4, name('SE'))), boolean(true));
    assert.deepEqual(
      found?.names.map(({ rdns }) => rdns.flat().map((it) => it.text)),
      [['NO'], ['SE']],
    );
    assert.equal(found?.critical, true);
    assert.deepEqual(read(sequence(host)), { names: [], critical: false });
  });

  it('are null without the extension', () => {
    assert.equal(readDirectoryNames(parseCertificate(certificate()), 'attestation_cert'), null);
  });

  const wrong: Record<string, Uint8Array> = {
    'two names in one': sequence(der(0xa4, name('NO'), name('SE'))),
    'an empty one': sequence(der(0xa4)),
    'a set in its place': sequence(der(0xa4, set(attribute(oids.country, 'NO')))),
    'a byte behind': Uint8Array.of(...sequence(der(0xa4, name('NO'))), 0),
    'no sequence': der(0xa4, name('NO')),
    nothing: new Uint8Array(0),
    'more than the cap': sequence(...new Array<Uint8Array>(33).fill(host)),
  };
  for (const [what, value] of Object.entries(wrong)) {
    it(`${what} is refused`, () => assert.throws(() => read(value), refused('attestation_cert')));
  }
});
