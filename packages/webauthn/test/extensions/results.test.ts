import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import type { CborValue } from '../../src/cbor/value.ts';
import { readClientOutputs } from '../../src/extensions/outputs.ts';
import {
  readAuthenticatorOfAuthentication,
  readAuthenticatorOfRegistration,
  readClientOfAuthentication,
  readClientOfRegistration,
} from '../../src/extensions/read-outputs.ts';
import type { AuthenticationExtensionResults, RegistrationExtensionResults } from '../../src/extensions/results.ts';
import { refused } from '../refused.ts';

const registered = (text: string): RegistrationExtensionResults =>
  readClientOfRegistration(readClientOutputs(JSON.parse(text)));
const authenticated = (text: string): AuthenticationExtensionResults =>
  readClientOfAuthentication(readClientOutputs(JSON.parse(text)));

const bytes = new Uint8Array(32).fill(5);
const other = new Uint8Array(32).fill(6);
const b64 = (value: Uint8Array): string => Buffer.from(value).toString('base64url');

describe('client extension outputs of a registration', () => {
  const understood: readonly [string, RegistrationExtensionResults][] = [
    ['{}', {}],
    ['{"credProps":{"rk":true}}', { credProps: { rk: true } }],
    ['{"credProps":{"rk":false}}', { credProps: { rk: false } }],
    ['{"credProps":{}}', { credProps: { rk: null } }],
    ['{"credProps":{"rk":null}}', { credProps: { rk: null } }],
    ['{"credProps":null}', {}],
    ['{"__proto__":{"credProps":{"rk":true}}}', {}],
    ['{"credProps":{"__proto__":{"rk":true}}}', { credProps: { rk: null } }],
    ['{"prf":{"enabled":true}}', { prf: { enabled: true, results: null } }],
    ['{"prf":{"enabled":false,"results":null}}', { prf: { enabled: false, results: null } }],
    ['{"prf":{}}', { prf: { enabled: null, results: null } }],
    ['{"prf":{"__proto__":{"enabled":true}}}', { prf: { enabled: null, results: null } }],
    [
      `{"prf":{"enabled":true,"results":{"first":"${b64(bytes)}"}}}`,
      { prf: { enabled: true, results: { first: bytes, second: null } } },
    ],
    [
      `{"prf":{"enabled":true,"results":{"first":"${b64(bytes)}","second":null}}}`,
      { prf: { enabled: true, results: { first: bytes, second: null } } },
    ],
    [
      `{"prf":{"enabled":true,"results":{"first":"${b64(bytes)}","second":"${b64(other)}"}}}`,
      { prf: { enabled: true, results: { first: bytes, second: other } } },
    ],
    ['{"largeBlob":{"supported":true}}', { largeBlob: { supported: true } }],
    ['{"largeBlob":{}}', { largeBlob: { supported: null } }],
    ['{"appidExclude":true}', { appidExclude: true }],
    // The client's copy of what the authenticator signs is judged and not taken.
    ['{"credBlob":true}', {}],
    // Those of the other ceremony, and of extensions that are not known, are data.
    ['{"appid":1,"getCredBlob":1,"uvm":1,"constructor":1}', {}],
    ['{"credProps":{"rk":true},"appidExclude":false}', { credProps: { rk: true }, appidExclude: false }],
  ];
  for (const [text, results] of understood) {
    it(`${text} is read`, () => assert.deepEqual(registered(text), results));
  }

  const wrong = [
    '{"credProps":"yes"}',
    '{"credProps":true}',
    '{"credProps":[]}',
    '{"credProps":{"rk":"true"}}',
    '{"credProps":{"rk":1}}',
    '{"prf":true}',
    '{"prf":{"enabled":"true"}}',
    '{"prf":{"enabled":true,"results":[]}}',
    '{"prf":{"enabled":true,"results":{}}}',
    '{"prf":{"enabled":true,"results":{"first":null}}}',
    '{"prf":{"enabled":true,"results":{"first":5}}}',
    `{"prf":{"enabled":true,"results":{"first":"${b64(bytes)}="}}}`,
    `{"prf":{"enabled":true,"results":{"first":"${b64(bytes.subarray(1))}"}}}`,
    `{"prf":{"enabled":true,"results":{"first":"${b64(bytes)}","second":""}}}`,
    `{"prf":{"enabled":true,"results":{"second":"${b64(bytes)}"}}}`,
    '{"largeBlob":true}',
    '{"largeBlob":{"supported":"yes"}}',
    '{"appidExclude":"true"}',
    '{"credBlob":"AAAA"}',
  ];
  for (const text of wrong) {
    it(`${text} is refused`, () => assert.throws(() => registered(text), refused('bad_shape')));
  }
});

describe('client extension outputs of an authentication', () => {
  const understood: readonly [string, AuthenticationExtensionResults][] = [
    ['{}', {}],
    ['{"appid":true}', { appid: true }],
    ['{"appid":false}', { appid: false }],
    ['{"appid":null}', {}],
    ['{"prf":{}}', { prf: { results: null } }],
    [`{"prf":{"results":{"first":"${b64(bytes)}"}}}`, { prf: { results: { first: bytes, second: null } } }],
    ['{"largeBlob":{"blob":"AQI"}}', { largeBlob: { blob: new Uint8Array([1, 2]), written: null } }],
    ['{"largeBlob":{"blob":""}}', { largeBlob: { blob: new Uint8Array(), written: null } }],
    ['{"largeBlob":{"blob":null,"written":true}}', { largeBlob: { blob: null, written: true } }],
    ['{"largeBlob":{}}', { largeBlob: { blob: null, written: null } }],
    ['{"getCredBlob":"AQI"}', {}],
    ['{"credProps":1,"appidExclude":1,"credBlob":1}', {}],
  ];
  for (const [text, results] of understood) {
    it(`${text} is read`, () => assert.deepEqual(authenticated(text), results));
  }

  const wrong = [
    '{"appid":"true"}',
    '{"prf":[]}',
    '{"prf":{"results":{"first":"AA"}}}',
    '{"largeBlob":[]}',
    '{"largeBlob":{"blob":[1]}}',
    '{"largeBlob":{"blob":"A"}}',
    '{"largeBlob":{"written":1}}',
    '{"getCredBlob":true}',
  ];
  for (const text of wrong) {
    it(`${text} is refused`, () => assert.throws(() => authenticated(text), refused('bad_shape')));
  }
});

describe('authenticator extension outputs', () => {
  type Outputs = readonly [string, CborValue][];
  const registration: readonly [Outputs, RegistrationExtensionResults][] = [
    [[], {}],
    [[['credProtect', 1]], { credProtect: 'userVerificationOptional' }],
    [[['credProtect', 2]], { credProtect: 'userVerificationOptionalWithCredentialIDList' }],
    [[['credProtect', 3]], { credProtect: 'userVerificationRequired' }],
    [[['credBlob', true]], { credBlob: true }],
    [[['minPinLength', 4]], { minPinLength: 4 }],
    [[['minPinLength', 63]], { minPinLength: 63 }],
    [
      [
        ['hmac-secret', true],
        ['hmac-secret-mc', bytes],
      ],
      {},
    ],
    [[['__proto__', new Map([['credProtect', 3]])]], {}],
    [[['uvm', 5]], {}],
  ];
  for (const [outputs, results] of registration) {
    it(`of a registration, ${JSON.stringify(outputs)}, are read`, () => {
      assert.deepEqual(readAuthenticatorOfRegistration({}, new Map(outputs)), results);
    });
  }

  const authentication: readonly [Outputs, AuthenticationExtensionResults][] = [
    [[['credBlob', bytes]], { credBlob: bytes }],
    [[['credBlob', new Uint8Array()]], { credBlob: new Uint8Array() }],
    [[['hmac-secret', bytes]], {}],
    // Not of this ceremony: data.
    [[['credProtect', 9]], {}],
  ];
  for (const [outputs, results] of authentication) {
    it(`of an authentication, ${JSON.stringify(outputs)}, are read`, () => {
      assert.deepEqual(readAuthenticatorOfAuthentication({}, new Map(outputs)), results);
    });
  }

  it('are added to what the client says', () => {
    const client = { credProps: { rk: true } };
    const both = readAuthenticatorOfRegistration(client, new Map([['credProtect', 3]]));
    assert.deepEqual(both, { credProps: { rk: true }, credProtect: 'userVerificationRequired' });
    assert.deepEqual(readAuthenticatorOfRegistration(client, null), client);
    assert.deepEqual(readAuthenticatorOfAuthentication({ appid: true }, null), { appid: true });
  });

  it('come in memory of their own', () => {
    const whole = new Uint8Array(64);
    const { credBlob } = readAuthenticatorOfAuthentication({}, new Map([['credBlob', whole.subarray(0, 2)]]));
    whole.fill(1);
    assert.deepEqual([credBlob, credBlob?.buffer.byteLength], [new Uint8Array(2), 2]);
  });

  const wrong: readonly ['registration' | 'authentication', string, CborValue][] = [
    ...[0, 4, 2.5, '2', true, null, 2n].map((level): ['registration', string, CborValue] => [
      'registration',
      'credProtect',
      level,
    ]),
    ['registration', 'credBlob', new Uint8Array(2)],
    ['registration', 'minPinLength', 3],
    ['registration', 'minPinLength', 64],
    ['registration', 'minPinLength', '6'],
    ['registration', 'hmac-secret', new Uint8Array(2)],
    ['registration', 'hmac-secret-mc', true],
    ['authentication', 'credBlob', true],
    ['authentication', 'hmac-secret', true],
  ];
  for (const [ceremony, name, value] of wrong) {
    it(`${name} as ${inspect(value)} is refused (${ceremony})`, () => {
      const read = ceremony === 'registration' ? readAuthenticatorOfRegistration : readAuthenticatorOfAuthentication;
      assert.throws(() => read({}, new Map([[name, value]])), refused('bad_extensions'));
    });
  }
});
