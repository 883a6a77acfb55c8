import assert from 'node:assert/strict';
import { X509Certificate, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import { readCertificateAaguid } from '../../src/x509/aaguid.ts';
import { parseCertificate } from '../../src/x509/parse.ts';
import {
  aaguid,
  attribute,
  certificate,
  extension,
  extensions,
  oids,
  packedSubject,
  spki,
} from '../encoding/certificate.ts';
import { bits, boolean, der, integer, octets, oid, sequence, set } from '../encoding/der.ts';
import { fromHex } from '../encoding/hex.ts';
import { refused } from '../refused.ts';

const none = new Uint8Array();
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

describe('X.509 certificates (RFC 5280 §4.1)', () => {
  const bytes = certificate();
  const parsed = parseCertificate(bytes);

  test('are read as the platform reads them', () => {
    const theirs = new X509Certificate(bytes);
    assert.equal(parsed.version, 3);
    assert.deepEqual(parsed.serialNumber, fromHex('1234'));
    assert.equal(parsed.signatureAlgorithm, '1.2.840.10045.4.3.2');
    assert.equal(parsed.validity.notBefore, Date.parse(theirs.validFrom));
    assert.equal(parsed.validity.notAfter, Date.parse(theirs.validTo));
    assert.deepEqual(Buffer.from(parsed.spki), theirs.publicKey.export({ format: 'der', type: 'spki' }));
    assert.deepEqual(parsed.spki, spki);
    assert.deepEqual(parsed.bytes, bytes);
    const { publicKey } = theirs;
    const signed = parsed.bytes.subarray(parsed.tbs.start, parsed.tbs.end);
    const signature = bytes.subarray(parsed.tbs.end + ecdsaWithSha256.length + 3);
    assert.equal(verify('sha256', signed, publicKey, signature), true);
  });

  test('names keep order, types and bytes', () => {
    assert.deepEqual(parsed.subject.bytes, packedSubject);
    assert.deepEqual(parsed.subject.rdns, [
      [{ type: oids.country, stringType: 'printable', text: 'NO' }],
      [{ type: oids.organization, stringType: 'utf8', text: 'Example Keys' }],
      [{ type: oids.unit, stringType: 'utf8', text: 'Authenticator Attestation' }],
      [{ type: oids.commonName, stringType: 'utf8', text: 'Example Attestation' }],
    ]);
  });

  test('an RDN may have several attributes', () => {
    const subject = sequence(set(attribute(oids.country, 'NO'), attribute(oids.commonName, 'Key')));
    assert.deepEqual(
      parseCertificate(certificate({ subject })).subject.rdns.map((rdn) => rdn.map(({ text: value }) => value)),
      [['NO', 'Key']],
    );
  });

  test('a name may be empty, as in an AIK certificate (§8.3.1)', () => {
    assert.deepEqual(parseCertificate(certificate({ subject: sequence() })).subject.rdns, []);
  });

  test('versions 1 and 2 are told, with extensions too', () => {
    assert.equal(parseCertificate(certificate({ version: none })).version, 1);
    assert.equal(parseCertificate(certificate({ version: der(0xa0, integer(0)) })).version, 1);
    assert.equal(parseCertificate(certificate({ version: der(0xa0, integer(1)) })).version, 2);
  });

  test('there may be no extensions', () => {
    const plain = parseCertificate(certificate({ extensions: none }));
    assert.equal(plain.extensions.size, 0);
    assert.equal(plain.basicConstraints, null);
    assert.equal(readCertificateAaguid(plain), null);
  });

  test('unique identifiers are passed over', () => {
    const uniqueIds = Uint8Array.of(...der(0x81, [0, 1]), ...der(0x82, [0, 2]));
    assert.equal(parseCertificate(certificate({ uniqueIds })).extensions.size, 2);
    assert.equal(parseCertificate(certificate({ uniqueIds, extensions: none })).extensions.size, 0);
  });

  test('extensions keep their criticality', () => {
    const value = fromHex('0500');
    const { extensions: map } = parseCertificate(
      certificate({
        extensions: extensions(
          extension('1.2.3', value),
          extension('1.2.4', value, boolean(true)),
          extension('1.2.5', value, boolean(false)),
        ),
      }),
    );
    assert.deepEqual(
      [...map.values()].map(({ critical }) => critical),
      [false, true, false],
    );
    assert.deepEqual(map.get('1.2.5')?.value, value);
  });
});

describe('strings of names (X.520)', () => {
  const read = (tag: number, content: readonly number[]): unknown => {
    const subject = sequence(set(sequence(oid(oids.commonName), der(tag, content))));
    const [[{ stringType, text: value } = { stringType: '', text: '' }] = []] = parseCertificate(
      certificate({ subject }),
    ).subject.rdns;
    return [stringType, value];
  };

  test('are told by type and decoded', () => {
    assert.deepEqual(read(0x0c, [0xc3, 0xa9]), ['utf8', 'é']);
    assert.deepEqual(read(0x13, [0x41]), ['printable', 'A']);
    assert.deepEqual(read(0x16, [0x40]), ['ia5', '@']);
    assert.deepEqual(read(0x14, [0xe9]), ['teletex', 'é']);
    assert.deepEqual(read(0x1e, [0x01, 0x00]), ['bmp', '\u0100']);
    assert.deepEqual(read(0x1c, [0, 1, 0xf6, 0]), ['universal', '\u{1f600}']);
    assert.deepEqual(read(0x12, [0x31]), ['other', '']);
  });
});

describe('basic constraints (RFC 5280 §4.2.1.9)', () => {
  const constraints = (...parts: readonly Uint8Array[]): unknown =>
    parseCertificate(certificate({ extensions: extensions(extension(oids.basicConstraints, sequence(...parts))) }))
      .basicConstraints;

  test('are read', () => {
    assert.deepEqual(constraints(), { ca: false, pathLength: null });
    assert.deepEqual(constraints(boolean(false)), { ca: false, pathLength: null });
    assert.deepEqual(constraints(boolean(true)), { ca: true, pathLength: null });
    assert.deepEqual(constraints(boolean(true), integer(3)), { ca: true, pathLength: 3 });
    assert.deepEqual(constraints(integer(0)), { ca: false, pathLength: 0 });
  });
});

describe('id-fido-gen-ce-aaguid (§8.2.1)', () => {
  const read = (value: Uint8Array, critical?: Uint8Array): unknown =>
    readCertificateAaguid(
      parseCertificate(certificate({ extensions: extensions(extension(oids.aaguid, value, critical)) })),
    );

  test('is read with its criticality', () => {
    assert.deepEqual(read(octets(aaguid)), { aaguid, critical: false });
    assert.deepEqual(read(octets(aaguid), boolean(true)), { aaguid, critical: true });
  });

  for (const [name, value] of Object.entries({
    'without the inner octet string': aaguid,
    'with another type inside': bits(aaguid),
    'of 15 bytes': octets(aaguid.subarray(1)),
    'of 17 bytes': octets(aaguid, [0]),
    'with trailing bytes': Uint8Array.of(...octets(aaguid), 0),
  })) {
    test(`is refused ${name}`, () => {
      assert.throws(() => read(value), refused('bad_attestation'));
    });
  }
});
