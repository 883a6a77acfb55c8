import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkType, readChallenge, readCrossOrigin, readOrigin, readTopOrigin } from '../../src/client-data/members.ts';
import { parseClientData } from '../../src/client-data/parse.ts';
import type { JsonObject } from '../../src/json/value.ts';
import { refused } from '../refused.ts';

const of = (members: object): JsonObject => parseClientData(JSON.stringify(members));

describe('client data (§5.8.1)', () => {
  it('white space, order, escapes and further members are free', () => {
    const clientData = parseClientData(
      '{\r\n\t"origin" : "https:\\/\\/example.org",\n "new": {"x": [1]}, "type": "webauthn.get"}',
    );
    assert.equal(readOrigin(clientData), 'https://example.org');
    checkType(clientData, 'webauthn.get');
  });

  for (const text of ['[]', '"x"', 'null', '1', '{} {}', '{', '']) {
    it(`${text || 'nothing'} is not one JSON object`, () => {
      assert.throws(() => parseClientData(text), refused('bad_json'));
    });
  }

  it('a member named twice is refused, also by way of an escape', () => {
    assert.throws(() => parseClientData('{"type":"a","type":"b"}'), refused('duplicate_key'));
    assert.throws(() => parseClientData('{"type":"a","\\u0074ype":"b"}'), refused('duplicate_key'));
  });
});

describe('type', () => {
  for (const type of [undefined, null, '', 'webauthn.create', 'Webauthn.get', 'webauthn.get ', ['webauthn.get'], {}]) {
    it(`${JSON.stringify(type)} is not webauthn.get`, () => {
      assert.throws(() => checkType(of({ type }), 'webauthn.get'), refused('wrong_type'));
    });
  }

  it('a type of the prototype is none', () => {
    assert.throws(() => checkType(parseClientData('{"__proto__":{"type":"webauthn.get"}}'), 'webauthn.get'), {
      code: 'wrong_type',
    });
  });
});

describe('challenge', () => {
  it('comes as bytes', () =>
    assert.deepEqual(readChallenge(of({ challenge: 'AAECAw' })), new Uint8Array([0, 1, 2, 3])));

  for (const challenge of ['AAECAw==', 'AAECAx', 'AAEC Aw', 'AAECA', 'A+EC', 'AAECAw\n']) {
    it(`${JSON.stringify(challenge)} is no base64url encoding, so it equals none`, () => {
      assert.throws(() => readChallenge(of({ challenge })), refused('challenge_mismatch'));
    });
  }

  for (const challenge of [undefined, null, 7, ['AAECAw'], { 0: 'A' }, true]) {
    it(`${JSON.stringify(challenge)} is no text`, () => {
      assert.throws(() => readChallenge(of({ challenge })), refused('bad_client_data'));
    });
  }
});

describe('origin, crossOrigin, topOrigin', () => {
  for (const origin of [undefined, null, 1, ['https://example.org']]) {
    it(`origin ${JSON.stringify(origin)} is no text`, () => {
      assert.throws(() => readOrigin(of({ origin })), refused('bad_client_data'));
    });
  }

  for (const crossOrigin of ['false', 1, 0, null, [], 'true']) {
    it(`crossOrigin ${JSON.stringify(crossOrigin)} is no boolean`, () => {
      assert.throws(() => readCrossOrigin(of({ crossOrigin })), refused('bad_client_data'));
    });
  }

  it('a missing crossOrigin is false', () => {
    assert.deepEqual([of({}), of({ crossOrigin: false }), of({ crossOrigin: true })].map(readCrossOrigin), [
      false,
      false,
      true,
    ]);
  });

  it('topOrigin comes only with crossOrigin', () => {
    const clientData = of({ topOrigin: 'https://example.com' });
    assert.equal(readTopOrigin(clientData, true), 'https://example.com');
    assert.throws(() => readTopOrigin(clientData, false), refused('top_origin'));
    assert.equal(readTopOrigin(of({}), false), null);
    assert.throws(() => readTopOrigin(of({ topOrigin: null }), true), refused('bad_client_data'));
  });
});
