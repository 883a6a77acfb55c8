import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { der, oid, sequence, set, text } from '../../encoding/der.ts';
import { attribute, oids } from '../../encoding/certificate.ts';
import { leafBelow, obstacleOf, root } from './family.ts';
import { named } from './issue.ts';

const utf8 = 0x0c;
const printable = 0x13;
const teletex = 0x14;
const bmp = 0x1e;
const names = (type: string, value: string, tag?: number): Uint8Array => sequence(set(attribute(type, value, tag)));
const joined = (issuerName: Uint8Array, subject: Uint8Array): boolean =>
  obstacleOf([leafBelow('Root', { issuerName })], [root({ name: subject, issuerName: subject })]) === null;

describe('names that chain (RFC 5280 §7.1)', () => {
  const subject = names(oids.commonName, 'Signet Root  CA', utf8);

  it('are equal whatever type of string writes them, in either case, with wide or narrow space', () => {
    assert.ok(joined(subject, subject));
    assert.ok(joined(names(oids.commonName, 'Signet Root  CA', printable), subject));
    assert.ok(joined(names(oids.commonName, 'Signet Root  CA', teletex), subject));
    assert.ok(joined(names(oids.commonName, ' SIGNET root CA ', utf8), subject));
    const wide = sequence(set(sequence(oid(oids.commonName), der(bmp, [0, 0x43, 0, 0x41]))));
    assert.ok(joined(wide, named('ca')));
    assert.ok(joined(named('Ångström'), named('ångström')));
  });

  it('keep their attributes in order, but for those of one set', () => {
    const [country, name] = [attribute(oids.country, 'NO'), attribute(oids.commonName, 'CA')];
    assert.ok(joined(sequence(set(country, name)), sequence(set(name, country))));
    assert.ok(!joined(sequence(set(country), set(name)), sequence(set(name), set(country))));
    assert.ok(!joined(sequence(set(country, name)), sequence(set(country), set(name))));
    assert.ok(!joined(sequence(set(country)), sequence(set(country), set(name))));
  });

  it('differ by text or by type of attribute', () => {
    assert.ok(!joined(named('Root 1'), named('Root 2')));
    assert.ok(!joined(named('RootCA'), named('Root CA')));
    assert.ok(!joined(names(oids.organization, 'Root'), names(oids.commonName, 'Root')));
    assert.ok(
      !joined(named('a","2.5.4.3=b'), sequence(set(attribute(oids.commonName, 'a'), attribute(oids.commonName, 'b')))),
    );
  });

  it('with texts longer than any are equal only byte for byte', () => {
    assert.ok(joined(named('A'.repeat(1024)), named('a'.repeat(1024))));
    assert.ok(joined(named('A'.repeat(1025)), named('A'.repeat(1025))));
    assert.ok(!joined(named('A'.repeat(1025)), named('a'.repeat(1025))));
  });

  it('with values that are no text are equal only byte for byte', () => {
    const odd = (value: string): Uint8Array => sequence(set(sequence(oid(oids.commonName), text(0x1b, value))));
    assert.ok(joined(odd('Root'), odd('Root')));
    assert.ok(!joined(odd('Root'), odd('root')));
    assert.ok(!joined(odd('Root'), named('Root')));
  });
});
