import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authenticationOptions } from '../../src/ceremonies/authentication-options.ts';
import { registrationOptions } from '../../src/ceremonies/registration-options.ts';
import { authenticationInput, challenge, registrationInput, userHandle } from './scene.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

describe('options for credential creation (§5.4)', () => {
  it('are the JSON form that clients parse', () => {
    const options = registrationOptions({
      ...registrationInput,
      excludeCredentials: [
        { id: new Uint8Array([1, 2]), transports: ['usb', 'nfc'] },
        { id: new Uint8Array([3]), transports: [] },
      ],
      hints: ['security-key'],
      authenticatorAttachment: 'cross-platform',
    });
    assert.deepEqual(options, {
      rp: { id: 'example.org', name: 'Example' },
      user: { id: text(userHandle), name: 'ada', displayName: 'Ada' },
      challenge: text(challenge),
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
      timeout: 300_000,
      excludeCredentials: [
        { type: 'public-key', id: 'AQI', transports: ['usb', 'nfc'] },
        { type: 'public-key', id: 'Aw' },
      ],
      authenticatorSelection: {
        authenticatorAttachment: 'cross-platform',
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      hints: ['security-key'],
      attestation: 'none',
      extensions: { credProps: true },
    });
    assert.deepEqual(JSON.parse(JSON.stringify(options)), options);
  });

  it('requireResidentKey follows residentKey, and no attachment is none', () => {
    const { authenticatorSelection } = registrationOptions({ ...registrationInput, residentKey: 'preferred' });
    assert.equal(authenticatorSelection.requireResidentKey, false);
    assert.ok(!('authenticatorAttachment' in authenticatorSelection));
  });

  const { user, rp } = registrationInput;
  const wrong: Record<string, object> = {
    'a challenge of 15 bytes': { challenge: new Uint8Array(15) },
    'a challenge as text': { challenge: text(challenge) },
    'an empty user handle': { user: { ...user, id: new Uint8Array() } },
    'a user handle of 65 bytes': { user: { ...user, id: new Uint8Array(65) } },
    'an empty user name': { user: { ...user, name: '' } },
    'a URL as RP ID': { rp: { ...rp, id: 'https://example.org' } },
    'an empty RP name': { rp: { ...rp, name: '' } },
    'no algorithm': { algorithms: [] },
    'an algorithm that is not supported': { algorithms: [-7, -65535] },
    'a timeout of 0': { timeout: 0 },
    'a timeout beyond 32 bits': { timeout: 2 ** 32 },
    'a timeout in fractions': { timeout: 0.5 },
    'an unknown residentKey': { residentKey: 'yes' },
    'an unknown userVerification': { userVerification: true },
    'an unknown attestation': { attestation: 'all' },
    'an unknown hint': { hints: ['phone'] },
    'an unknown extension': { extensions: { credprops: true } },
    'an unknown attachment': { authenticatorAttachment: 'usb' },
    'an excluded id without bytes': { excludeCredentials: [{ id: new Uint8Array(), transports: [] }] },
    'an excluded id of 1024 bytes': { excludeCredentials: [{ id: new Uint8Array(1024), transports: [] }] },
  };
  for (const [what, change] of Object.entries(wrong)) {
    it(`${what} is a mistake of the caller`, () => {
      assert.throws(() => registrationOptions({ ...registrationInput, ...change }), TypeError);
    });
  }

  it('names what is wrong where transports are left out, or an extension is null', () => {
    const id = new Uint8Array(16);
    const mistakes: [object, RegExp][] = [
      [{ excludeCredentials: [{ id }] }, /^excludeCredentials holds transports that are no list/u],
      [{ extensions: { prf: null } }, /^extensions\.prf is null$/u],
    ];
    for (const [change, message] of mistakes) {
      assert.throws(() => registrationOptions({ ...registrationInput, ...change }), { name: 'TypeError', message });
    }
  });

  it('16 bytes of challenge and 64 of user handle are enough', () => {
    const input = { ...registrationInput, challenge: new Uint8Array(16), user: { ...user, id: new Uint8Array(64) } };
    assert.equal(registrationOptions(input).challenge.length, 22);
  });
});

describe('options for an assertion (§5.5)', () => {
  it('are the JSON form that clients parse', () => {
    const options = authenticationOptions({
      ...authenticationInput,
      allowCredentials: [{ id: new Uint8Array([1, 2]), transports: ['internal'] }],
      hints: ['client-device', 'hybrid'],
    });
    assert.deepEqual(options, {
      challenge: text(challenge),
      timeout: 300_000,
      rpId: 'example.org',
      allowCredentials: [{ type: 'public-key', id: 'AQI', transports: ['internal'] }],
      userVerification: 'required',
      hints: ['client-device', 'hybrid'],
      extensions: {},
    });
  });

  it('name inputs of extensions by the credentials that they allow', () => {
    const credentialId = new Uint8Array([1, 2]);
    const first = new Uint8Array([7]);
    const input = {
      ...authenticationInput,
      extensions: { prf: { evalByCredential: [{ credentialId, first }] } },
    };
    const options = authenticationOptions({ ...input, allowCredentials: [{ id: credentialId, transports: [] }] });
    assert.deepEqual(options.extensions, { prf: { evalByCredential: { AQI: { first: 'Bw' } } } });
    assert.throws(() => authenticationOptions(input), TypeError);
  });

  const wrong: Record<string, object> = {
    'a challenge of 15 bytes': { challenge: new Uint8Array(15) },
    'an IP address as RP ID': { rpId: '127.0.0.1' },
    'a timeout below 0': { timeout: -1 },
    'an unknown userVerification': { userVerification: 'always' },
    'an allowed id that is text': { allowCredentials: [{ id: 'AQI', transports: [] }] },
    'an unknown hint': { hints: ['usb'] },
    'an extension of registrations': { extensions: { credProps: true } },
  };
  for (const [what, change] of Object.entries(wrong)) {
    it(`${what} is a mistake of the caller`, () => {
      assert.throws(() => authenticationOptions({ ...authenticationInput, ...change }), TypeError);
    });
  }
});
