import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseKeyDescription } from '../../src/attestation/formats/android-key-description.ts';
import type { AuthorizationList } from '../../src/attestation/formats/android-key-description.ts';
import { der, integer, octets, sequence, set } from '../encoding/der.ts';
import { refused } from '../refused.ts';

const challenge = new Uint8Array(32).fill(7);
const enumerated = (value: number): Uint8Array => der(0x0a, [value]);
const none = sequence();

/** The tags 600 and 702, which take more than one octet. */
const allApplications = (...content: readonly Uint8Array[]): Uint8Array => high([0xbf, 0x84, 0x58], ...content);
const origin = (...content: readonly Uint8Array[]): Uint8Array => high([0xbf, 0x85, 0x3e], ...content);
const purpose = (...values: readonly Uint8Array[]): Uint8Array => der(0xa1, set(...values));

function high(tag: readonly number[], ...content: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.of(...tag, ...der(0, ...content).subarray(1));
}

/** A description of which some parts are others. */
function description(changed: Readonly<Record<number, Uint8Array>> = {}): Uint8Array {
  const parts = [integer(400), enumerated(1), integer(400), enumerated(2), octets(challenge), octets(), none, none];
  return sequence(...parts.map((part, index) => changed[index] ?? part));
}

/** 129 authorizations that nobody knows. */
const many = Array.from({ length: 129 }, (_, index) => high([0xbf, 0x88 + (index >> 7), index & 0x7f], integer(1)));

const listOf = (...items: readonly Uint8Array[]): AuthorizationList =>
  parseKeyDescription(description({ 6: sequence(...items) })).softwareEnforced;

describe('key descriptions of Android (§8.4.1)', () => {
  it('say where the key lives, who says so, and for which challenge', () => {
    const parsed = parseKeyDescription(description());
    assert.deepEqual(parsed.attestationChallenge, challenge);
    assert.deepEqual([parsed.attestationSecurityLevel, parsed.keySecurityLevel], ['trusted-environment', 'strong-box']);
    assert.equal(parseKeyDescription(description({ 1: enumerated(0) })).attestationSecurityLevel, 'software');
  });

  it('are of every version that Android has, Keymaster 2 to KeyMint 5', () => {
    for (const version of [1, 2, 3, 4, 100, 200, 300, 400, 500]) {
      assert.deepEqual(parseKeyDescription(description({ 0: integer(version) })).attestationChallenge, challenge);
    }
  });

  it('keep the two lists apart', () => {
    const bytes = description({ 6: sequence(origin(integer(2))), 7: sequence(purpose(integer(2), integer(3))) });
    const { softwareEnforced, teeEnforced } = parseKeyDescription(bytes);
    assert.deepEqual([softwareEnforced.origin, softwareEnforced.purpose], [2, undefined]);
    assert.deepEqual([teeEnforced.origin, teeEnforced.purpose], [undefined, [2, 3]]);
  });

  it('a list that says nothing is told from one that says something unknown', () => {
    const nothing = { empty: true, allApplications: false, origin: undefined, purpose: undefined };
    assert.deepEqual(listOf(), nothing);
    assert.deepEqual(listOf(der(0xbe, integer(1))), { ...nothing, empty: false });
  });

  it('allApplications is seen wherever it stands, whatever its value', () => {
    assert.ok(listOf(allApplications(der(0x05))).allApplications);
    assert.ok(listOf(der(0xbe, octets()), allApplications(octets([1]))).allApplications);
    assert.ok(listOf(origin(integer(0)), allApplications(der(0x05))).allApplications);
    assert.ok(!listOf(der(0xbe, allApplications(der(0x05)))).allApplications, 'a value is not a list');
  });

  const parts: Record<string, Readonly<Record<number, Uint8Array>>> = {
    'an unknown version': { 0: integer(401) },
    'a version that is no integer': { 0: enumerated(4) },
    'an unknown security level': { 1: enumerated(3) },
    'a security level that is an integer': { 3: integer(1) },
    'a version of the key that is no integer': { 2: octets([4]) },
    'a challenge that is no octet string': { 4: integer(1) },
    'a unique id that is no octet string': { 5: integer(1) },
    'a list that is a set': { 6: set() },
    'another list that is a set': { 7: set() },
  };
  for (const [what, changed] of Object.entries(parts)) {
    it(`with ${what} are refused`, () => {
      assert.throws(() => parseKeyDescription(description(changed)), refused('bad_attestation'));
    });
  }

  it('a list may have up to 128 authorizations', () => {
    assert.ok(!listOf(...many.slice(1)).empty);
  });

  const items: Record<string, readonly Uint8Array[]> = {
    'an implicit tag': [der(0x81, set(integer(2)))],
    'a tag of another class': [der(0x61, set(integer(2)))],
    'no tag': [integer(2)],
    'an empty tag': [der(0xa1)],
    'two values in a tag': [der(0xa1, set(integer(2)), set(integer(3)))],
    'a tag twice': [purpose(integer(2)), purpose(integer(2))],
    'a purpose that is a sequence': [der(0xa1, sequence(integer(2)))],
    'a purpose that is no integer': [purpose(octets([2]))],
    'a negative purpose': [purpose(der(0x02, [0xfe]))],
    'more purposes than there are': [purpose(...Array.from({ length: 17 }, () => integer(2)))],
    'an origin that is no integer': [origin(octets([0]))],
    'more than the cap': many,
  };
  for (const [what, list] of Object.entries(items)) {
    it(`whose list has ${what} are refused`, () => {
      assert.throws(() => listOf(...list), refused('bad_attestation'));
    });
  }

  it('of seven or nine parts, cut short or followed by a byte are refused', () => {
    const whole = description();
    const seven = sequence(integer(400), enumerated(1), integer(4), enumerated(1), octets(), octets(), none);
    const nine = sequence(integer(400), enumerated(1), integer(4), enumerated(1), octets(), octets(), none, none, none);
    for (const wrong of [seven, nine, whole.subarray(0, -1), Uint8Array.of(...whole, 0), new Uint8Array(0)]) {
      assert.throws(() => parseKeyDescription(wrong), refused('bad_attestation'));
    }
  });
});
