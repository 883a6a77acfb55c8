import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthenticationExtensionInputs, RegistrationExtensionInputs } from '../../src/extensions/inputs.ts';
import { writeAuthenticationInputs, writeRegistrationInputs } from '../../src/extensions/write-inputs.ts';
import type { AuthenticationExtensionsClientInputsJSON } from '../../src/public-key-credential/json.ts';

const first = new Uint8Array([1, 2, 3]);
const second = new Uint8Array([4]);
const credentialId = new Uint8Array([9, 9]);
const mine = 'CQk';

describe('extension inputs of a registration, as JSON', () => {
  const written: readonly [RegistrationExtensionInputs, AuthenticationExtensionsClientInputsJSON][] = [
    [{}, {}],
    [{ credProps: true }, { credProps: true }],
    [{ credProps: false }, { credProps: false }],
    [{ prf: {} }, { prf: {} }],
    [{ prf: { eval: { first } } }, { prf: { eval: { first: 'AQID' } } }],
    [{ prf: { eval: { first: new Uint8Array(), second } } }, { prf: { eval: { first: '', second: 'BA' } } }],
    [{ largeBlob: { support: 'required' } }, { largeBlob: { support: 'required' } }],
    [{ largeBlob: { support: 'preferred' } }, { largeBlob: { support: 'preferred' } }],
    [{ appidExclude: 'https://example.org/app.json' }, { appidExclude: 'https://example.org/app.json' }],
    [
      { credProtect: { policy: 'userVerificationRequired', enforce: true } },
      { credentialProtectionPolicy: 'userVerificationRequired', enforceCredentialProtectionPolicy: true },
    ],
    [{ credBlob: first }, { credBlob: 'AQID' }],
    [
      { minPinLength: true, credProps: true },
      { credProps: true, minPinLength: true },
    ],
  ];
  for (const [inputs, json] of written) {
    it(JSON.stringify(json), () => {
      assert.deepEqual(writeRegistrationInputs(inputs, []), json);
      assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
    });
  }

  const wrong: Record<string, object> = {
    'an extension that is not known': { uvm: true },
    'an extension of authentications': { appid: 'https://example.org' },
    'a name of every object': JSON.parse('{"__proto__":{"prf":{}}}'),
    'credProps as text': { credProps: 'true' },
    'a PRF input as text': { prf: { eval: { first: 'AQID' } } },
    'a second PRF input without first': { prf: { eval: { second } } },
    'a second PRF input as text': { prf: { eval: { first, second: 'BA' } } },
    'PRF inputs by credential': { prf: { evalByCredential: [] } },
    'an unknown support of large blobs': { largeBlob: { support: 'maybe' } },
    'a large blob to write': { largeBlob: { write: first } },
    'an AppID that is no URL': { appidExclude: 'example.org' },
    'an AppID over http': { appidExclude: 'http://example.org' },
    'an AppID that is no text': { appidExclude: true },
    'an AppID that no URL parser takes': { appidExclude: 'https://' },
    'an unknown protection': { credProtect: { policy: 'best', enforce: true } },
    'a protection that may be enforced': { credProtect: { policy: 'userVerificationRequired' } },
    'an empty blob': { credBlob: new Uint8Array() },
    'a blob as text': { credBlob: 'AQID' },
    'minPinLength as number': { minPinLength: 6 },
  };
  for (const [what, inputs] of Object.entries(wrong)) {
    it(`${what} is a mistake of the caller`, () => {
      assert.throws(() => writeRegistrationInputs(inputs, []), mistake);
    });
  }
});

it('extensions that are none are a mistake of the caller', () => {
  for (const inputs of [undefined, null, 'credProps']) {
    assert.throws(() => Reflect.apply(writeRegistrationInputs, undefined, [inputs, []]), mistake);
    assert.throws(() => Reflect.apply(writeAuthenticationInputs, undefined, [inputs, []]), mistake);
  }
});

describe('extension inputs of an authentication, as JSON', () => {
  const written: readonly [AuthenticationExtensionInputs, AuthenticationExtensionsClientInputsJSON][] = [
    [{}, {}],
    [{ appid: 'https://example.org' }, { appid: 'https://example.org' }],
    [{ prf: { eval: { first } } }, { prf: { eval: { first: 'AQID' } } }],
    [
      { prf: { evalByCredential: [{ credentialId, first, second }] } },
      { prf: { evalByCredential: { [mine]: { first: 'AQID', second: 'BA' } } } },
    ],
    [
      { prf: { eval: { first: second }, evalByCredential: [{ credentialId, first }] } },
      { prf: { eval: { first: 'BA' }, evalByCredential: { [mine]: { first: 'AQID' } } } },
    ],
    [{ largeBlob: { read: true } }, { largeBlob: { read: true } }],
    [{ largeBlob: { write: first } }, { largeBlob: { write: 'AQID' } }],
    [{ credBlob: true }, { getCredBlob: true }],
  ];
  for (const [inputs, json] of written) {
    it(JSON.stringify(json), () => assert.deepEqual(writeAuthenticationInputs(inputs, [mine]), json));
  }

  const wrong: Record<string, object> = {
    'an extension of registrations': { credProps: true },
    'an AppID that is no URL': { appid: 'urn:example' },
    'PRF inputs of a credential that is not allowed': { prf: { evalByCredential: [{ credentialId: first, first }] } },
    'PRF inputs of one credential, twice': {
      prf: {
        evalByCredential: [
          { credentialId, first },
          { credentialId, first: second },
        ],
      },
    },
    'PRF inputs of a credential whose id is text': { prf: { evalByCredential: [{ credentialId: mine, first }] } },
    'PRF inputs of a credential without input': { prf: { evalByCredential: [{ credentialId }] } },
    'reading and writing a large blob': { largeBlob: { read: true, write: first } },
    'neither reading nor writing a large blob': { largeBlob: {} },
    'reading a large blob by a text': { largeBlob: { read: 'true' } },
    'a large blob as text': { largeBlob: { write: 'AQID' } },
    'a blob where it is only to be read': { credBlob: first },
  };
  for (const [what, inputs] of Object.entries(wrong)) {
    it(`${what} is a mistake of the caller`, () => {
      assert.throws(() => writeAuthenticationInputs(inputs, [mine]), mistake);
    });
  }

  it('a large blob is written where one credential is named', () => {
    for (const listed of [[], [mine, 'AQID']]) {
      assert.throws(() => writeAuthenticationInputs({ largeBlob: { write: first } }, listed), mistake);
    }
  });

  it('PRF inputs by credential want allowCredentials', () => {
    const prf = { evalByCredential: [{ credentialId, first }] };
    assert.throws(() => writeAuthenticationInputs({ prf }, []), mistake);
  });
});

/** A TypeError of ours, which names the member. */
function mistake(error: unknown): boolean {
  return error instanceof TypeError && error.message.startsWith('extensions');
}
