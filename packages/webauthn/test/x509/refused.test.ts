import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseCertificate } from '../../src/x509/parse.ts';
import { attribute, certificate, extension, extensions, notCa, oids } from '../encoding/certificate.ts';
import type { TbsParts } from '../encoding/certificate.ts';
import { bits, boolean, der, integer, octets, oid, sequence, set, text } from '../encoding/der.ts';
import { fromHex } from '../encoding/hex.ts';
import { outcome, refused } from '../refused.ts';

const none = new Uint8Array();
const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** The parts of a good certificate, to be put together wrongly. */
const [tbsPart = none, algorithmPart = none, signaturePart = none] = (() => {
  const whole = certificate();
  const { tbs, bytes } = parseCertificate(whole);
  const rest = bytes.subarray(tbs.end);
  return [
    bytes.subarray(tbs.start, tbs.end),
    rest.subarray(0, ecdsaWithSha256.length),
    rest.subarray(ecdsaWithSha256.length),
  ];
})();

describe('what a certificate may not be', () => {
  const cases: Record<string, Uint8Array> = {
    nothing: none,
    junk: fromHex('deadbeef'),
    'trailing bytes': Uint8Array.of(...certificate(), 0),
    'a cut certificate': certificate().subarray(0, -1),
    'two parts': sequence(tbsPart, algorithmPart),
    'four parts': sequence(tbsPart, algorithmPart, signaturePart, integer(1)),
    'no parts': sequence(),
    'a signature that is no bit string': sequence(tbsPart, algorithmPart, octets([1])),
    'another algorithm outside than inside': sequence(tbsPart, sequence(oid('1.2.3')), signaturePart),
    'other parameters of the algorithm outside than inside': sequence(
      tbsPart,
      sequence(oid('1.2.840.10045.4.3.2'), der(0x05)),
      signaturePart,
    ),
    'an algorithm that is no sequence': sequence(tbsPart, oid('1.2.3'), signaturePart),
    'an algorithm with three parts': sequence(tbsPart, sequence(oid('1.2.3'), integer(1), integer(2)), signaturePart),
    'a TBSCertificate that is a set': sequence(der(0x31, tbsPart), algorithmPart, signaturePart),
    'an empty TBSCertificate': sequence(sequence(), algorithmPart, signaturePart),
    'more than 16 KiB': certificate({ extensions: extensions(extension('1.2.3', new Uint8Array(16_384))) }),
  };
  const wrong: Record<string, Partial<TbsParts>> = {
    'version 4': { version: der(0xa0, integer(3)) },
    'a negative version': { version: der(0xa0, [2, 1, 0xff]) },
    'two versions': { version: der(0xa0, integer(2), integer(2)) },
    'an empty version': { version: der(0xa0) },
    'a serial number that is no integer': { serialNumber: octets([1]) },
    'no serial number': { serialNumber: none },
    'an issuer that is no sequence': { issuer: set() },
    'a subject with an empty set': { subject: sequence(set()) },
    'a subject with a sequence for a set': { subject: sequence(sequence(attribute(oids.country, 'NO'))) },
    'a subject with an attribute that is a set': { subject: sequence(set(set(oid(oids.country), text(0x0c, 'NO')))) },
    'an attribute without a value': { subject: sequence(set(sequence(oid(oids.country)))) },
    'an attribute with two values': {
      subject: sequence(set(sequence(oid(oids.country), text(12, 'NO'), text(12, 'SE')))),
    },
    'an attribute whose type is no identifier': { subject: sequence(set(sequence(text(12, 'C'), text(12, 'NO')))) },
    'more RDNs than the cap': {
      subject: sequence(...new Array<Uint8Array>(33).fill(set(attribute(oids.country, 'NO')))),
    },
    'more attributes in an RDN than the cap': {
      subject: sequence(set(...new Array<Uint8Array>(9).fill(attribute(oids.country, 'NO')))),
    },
    'UTF-8 that is none': { subject: sequence(set(sequence(oid(oids.country), der(0x0c, [0xff])))) },
    'a PrintableString beyond ASCII': { subject: sequence(set(sequence(oid(oids.country), der(0x13, [0x80])))) },
    'an IA5String beyond ASCII': { subject: sequence(set(sequence(oid(oids.country), der(0x16, [0x80])))) },
    'a BMPString of odd length': { subject: sequence(set(sequence(oid(oids.country), der(0x1e, [0, 65, 0])))) },
    'a BMPString with a lone surrogate': { subject: sequence(set(sequence(oid(oids.country), der(0x1e, [0xd8, 0])))) },
    'a UniversalString beyond Unicode': {
      subject: sequence(set(sequence(oid(oids.country), der(0x1c, [0, 0x11, 0, 0])))),
    },
    'one time': { validity: sequence(text(0x17, '240102030405Z')) },
    'three times': { validity: sequence(...new Array<Uint8Array>(3).fill(text(0x17, '240102030405Z'))) },
    'a time that does not exist': { validity: sequence(text(0x17, '240132030405Z'), text(0x17, '250102030405Z')) },
    'a validity that is a set': { validity: set(text(0x17, '240102030405Z'), text(0x17, '250102030405Z')) },
    'a key that is no sequence': { spki: bits([1]) },
    'an unknown part': { uniqueIds: der(0x84, [0]) },
    'a part out of order': { uniqueIds: Uint8Array.of(...der(0x82, [0]), ...der(0x81, [0])) },
    'a part twice': { uniqueIds: Uint8Array.of(...der(0x81, [0]), ...der(0x81, [0])) },
    'extensions twice': { extensions: Uint8Array.of(...extensions(notCa), ...extensions(notCa)) },
    'a part after the extensions': { extensions: Uint8Array.of(...extensions(notCa), ...der(0x81, [0])) },
    'extensions that are no sequence': { extensions: der(0xa3, set(notCa)) },
    'two lists of extensions': { extensions: der(0xa3, sequence(notCa), sequence()) },
    'empty extensions': { extensions: der(0xa3) },
    'an extension twice': { extensions: extensions(notCa, notCa) },
    'an extension that is a set': { extensions: extensions(set(oid('1.2.3'), octets([1]))) },
    'an extension without a value': { extensions: extensions(sequence(oid('1.2.3'))) },
    'an extension whose value is no octet string': { extensions: extensions(sequence(oid('1.2.3'), bits([1]))) },
    'an extension with four parts': {
      extensions: extensions(sequence(oid('1.2.3'), boolean(true), octets([1]), octets([1]))),
    },
    'a criticality that is no boolean': { extensions: extensions(sequence(oid('1.2.3'), integer(1), octets([1]))) },
    'more extensions than the cap': {
      extensions: extensions(...Array.from({ length: 33 }, (_, at) => extension(`1.2.${at}`, none))),
    },
    'basic constraints that are no sequence': { extensions: extensions(extension(oids.basicConstraints, integer(1))) },
    'basic constraints with a trailing byte': {
      extensions: extensions(extension(oids.basicConstraints, fromHex('300000'))),
    },
    'basic constraints out of order': {
      extensions: extensions(extension(oids.basicConstraints, sequence(integer(0), boolean(true)))),
    },
    'basic constraints with three parts': {
      extensions: extensions(extension(oids.basicConstraints, sequence(boolean(true), integer(0), integer(0)))),
    },
    'a negative path length': {
      extensions: extensions(extension(oids.basicConstraints, sequence(boolean(true), [2, 1, 0xff]))),
    },
    'a path length that is no integer': {
      extensions: extensions(extension(oids.basicConstraints, sequence(boolean(true), octets([1])))),
    },
  };
  for (const [name, parts] of Object.entries(wrong)) cases[name] = certificate(parts);
  for (const [name, bytes] of Object.entries(cases)) {
    test(`refuses ${name}`, () => {
      assert.throws(() => parseCertificate(bytes), refused('bad_attestation'));
      assert.throws(() => parseCertificate(bytes, 'trust_path'), refused('trust_path'));
    });
  }

  test('certificates with bytes changed are answered or refused', () => {
    const good = certificate();
    const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        outcome(() => parseCertificate(bytes));
      }),
      { numRuns: 3000 },
    );
  });
});
