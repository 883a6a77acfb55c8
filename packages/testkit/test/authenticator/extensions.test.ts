import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { AuthenticationExtensionsClientInputsJSON } from '@signet/webauthn';
import type { Authenticator } from '../../src/authenticator/create-authenticator.ts';
import { createAuthenticator } from '../../src/authenticator/create-authenticator.ts';
import type { AuthenticatorOptions } from '../../src/authenticator/settings.ts';
import { sha256 } from '../../src/authenticator/sha256.ts';
import { encodeCbor } from '../../src/encoding/cbor.ts';
import { bytesOf, creation, PAGE, request } from './scene.ts';

const KEY = { transports: ['usb'], backupEligible: false } as const;
const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

interface Answer {
  readonly client: unknown;
  /** Hexadecimal bytes of the extensions in authenticator data. */
  readonly authenticator: string;
}

function register(authenticator: Authenticator, extensions: AuthenticationExtensionsClientInputsJSON): Answer {
  const { response, authenticatorData } = authenticator.makeRegistration(creation({ extensions }), PAGE);
  return answer(response.clientExtensionResults, response.response.authenticatorData, authenticatorData.extensions);
}

function assertWith(
  authenticator: Authenticator,
  extensions: AuthenticationExtensionsClientInputsJSON,
  named = true,
): Answer {
  const id = b64(authenticator.credentials.at(-1)?.id ?? new Uint8Array());
  const allowCredentials = named ? [{ type: 'public-key' as const, id }] : [];
  const made = authenticator.makeAuthentication(request({ extensions, allowCredentials }), PAGE);
  return answer(
    made.response.clientExtensionResults,
    made.response.response.authenticatorData,
    made.authenticatorData.extensions,
  );
}

/** The ED flag is there with extensions and only then, and they are the last bytes. */
function answer(client: unknown, authenticatorData: string | undefined, extensions: unknown): Answer {
  const bytes = bytesOf(authenticatorData);
  const authenticator = extensions instanceof Map ? encodeCbor(extensions) : new Uint8Array();
  assert.equal(((bytes[32] ?? 0) & 0x80) !== 0, authenticator.length > 0);
  assert.deepEqual(bytes.subarray(bytes.length - authenticator.length), Buffer.from(authenticator));
  return { client, authenticator: Buffer.from(authenticator).toString('hex') };
}

function registered(
  options: AuthenticatorOptions,
  extensions: AuthenticationExtensionsClientInputsJSON,
): Authenticator {
  const authenticator = createAuthenticator({ seed: 'extensions', ...options });
  authenticator.create(creation({ extensions }), PAGE);
  return authenticator;
}

const NONE: Answer = { client: {}, authenticator: '' };

describe('an authenticator without extensions', () => {
  it('answers nothing but what every client knows', () => {
    const authenticator = createAuthenticator({ extensions: [] });
    const asked = {
      credBlob: 'AQI',
      minPinLength: true,
      credentialProtectionPolicy: 'userVerificationRequired',
    } as const;
    assert.deepEqual(register(authenticator, asked), NONE);
    assert.deepEqual(register(authenticator, { prf: {}, largeBlob: { support: 'preferred' }, credProps: true }), {
      client: { credProps: { rk: true }, prf: { enabled: false }, largeBlob: { supported: false } },
      authenticator: '',
    });
    assert.deepEqual(assertWith(authenticator, { getCredBlob: true }), NONE);
    assert.deepEqual(assertWith(authenticator, { prf: { eval: { first: 'AQI' } } }).client, { prf: {} });
    assert.deepEqual(assertWith(authenticator, { largeBlob: { write: 'AQI' } }).client, {
      largeBlob: { written: false },
    });
  });

  it('makes no credential where one is required', () => {
    const authenticator = createAuthenticator({ extensions: [] });
    const required: readonly AuthenticationExtensionsClientInputsJSON[] = [
      { largeBlob: { support: 'required' } },
      { credentialProtectionPolicy: 'userVerificationRequired', enforceCredentialProtectionPolicy: true },
    ];
    for (const asked of required) {
      assert.throws(() => register(authenticator, asked), { name: 'NotAllowedError' });
      register(createAuthenticator(), asked);
    }
    assert.equal(authenticator.credentials.length, 0);
    const optional = {
      credentialProtectionPolicy: 'userVerificationOptional',
      enforceCredentialProtectionPolicy: true,
    } as const;
    assert.deepEqual(register(authenticator, optional), NONE);
  });
});

describe('prf', () => {
  const first = b64(new Uint8Array([1, 2, 3]));
  const second = b64(new Uint8Array([4]));
  const evaluated = (authenticator: Authenticator, input: string): string => {
    const secret = authenticator.credentials.at(-1)?.prfSecret ?? assert.fail('no secret');
    const salt = sha256(Buffer.concat([Buffer.from('WebAuthn PRF\0'), Buffer.from(input, 'base64url')]));
    return createHmac('sha256', secret).update(salt).digest('base64url');
  };

  it('answers at once on a platform, and the client alone', () => {
    const authenticator = createAuthenticator();
    const made = register(authenticator, { prf: { eval: { first, second } } });
    const results = { first: evaluated(authenticator, first), second: evaluated(authenticator, second) };
    assert.deepEqual(made, { client: { prf: { enabled: true, results } }, authenticator: '' });
    assert.deepEqual(assertWith(authenticator, { prf: { eval: { first, second } } }), {
      client: { prf: { results } },
      authenticator: '',
    });
    assert.deepEqual(register(createAuthenticator(), { prf: {} }).client, { prf: { enabled: true } });
  });

  it('is hmac-secret on a security key, encrypted, and waits for the first assertion', () => {
    const authenticator = createAuthenticator(KEY);
    const made = register(authenticator, { prf: { eval: { first } } });
    assert.deepEqual(made, { client: { prf: { enabled: true } }, authenticator: 'a16b686d61632d736563726574f5' });
    const one = assertWith(authenticator, { prf: { eval: { first } } });
    assert.deepEqual(one.client, { prf: { results: { first: evaluated(authenticator, first) } } });
    assert.match(one.authenticator, /^a16b686d61632d7365637265745830[0-9a-f]{96}$/u, '16 bytes of IV, 32 of output');
    const two = assertWith(authenticator, { prf: { eval: { first, second } } });
    assert.match(two.authenticator, /^a16b686d61632d7365637265745850[0-9a-f]{160}$/u);
  });

  it('takes the inputs of the credential before those of all', () => {
    const authenticator = registered({}, { prf: {} });
    const id = b64(authenticator.credentials[0]?.id ?? new Uint8Array());
    const answered = assertWith(authenticator, {
      prf: { eval: { first, second }, evalByCredential: { [id]: { first: second } } },
    });
    assert.deepEqual(answered.client, { prf: { results: { first: evaluated(authenticator, second) } } });
  });

  it('is another one for each credential, and the same for the same seed', () => {
    const asked = { prf: { eval: { first } } };
    const [a, b] = [registered({}, asked), registered({ device: 'another' }, asked)];
    const of = (authenticator: Authenticator): unknown => assertWith(authenticator, asked).client;
    assert.deepEqual(of(a), of(registered({}, asked)));
    assert.notDeepEqual(of(a), of(b));
  });

  it('needs to have been asked for when the credential was made', () => {
    assert.deepEqual(assertWith(registered({}, {}), { prf: { eval: { first } } }).client, { prf: {} });
  });

  it('verifies the user, whatever the options say, and is nothing without', () => {
    const authenticator = registered({}, { prf: {} });
    const options = request({ userVerification: 'discouraged', extensions: { prf: { eval: { first } } } });
    assert.equal((bytesOf(authenticator.get(options, PAGE).response.authenticatorData)[32] ?? 0) & 0x04, 0x04);
    const unverified = authenticator.get(options, { ...PAGE, userVerified: false });
    assert.deepEqual(unverified.clientExtensionResults, { prf: {} });
    const created = register(createAuthenticator({ userVerification: false }), { prf: { eval: { first } } });
    assert.deepEqual(created.client, { prf: { enabled: true } });
  });

  it('is refused as a client refuses wrong inputs (§10.1.4)', () => {
    const authenticator = registered({}, { prf: {} });
    const byCredential = { prf: { evalByCredential: { AQI: { first } } } };
    assert.throws(() => register(authenticator, byCredential), { name: 'NotSupportedError' });
    assert.throws(() => assertWith(authenticator, byCredential, false), { name: 'NotSupportedError' });
    assert.throws(() => assertWith(authenticator, byCredential), { name: 'SyntaxError' });
  });
});

describe('largeBlob', () => {
  it('keeps what was written', () => {
    const authenticator = registered({}, { largeBlob: { support: 'required' } });
    assert.deepEqual(assertWith(authenticator, { largeBlob: { read: true } }).client, { largeBlob: {} });
    assert.deepEqual(assertWith(authenticator, { largeBlob: { write: 'AQI' } }).client, {
      largeBlob: { written: true },
    });
    assert.deepEqual(assertWith(authenticator, { largeBlob: { read: true } }).client, { largeBlob: { blob: 'AQI' } });
    assert.deepEqual(assertWith(authenticator.clone(), { largeBlob: { read: true } }).client, {
      largeBlob: { blob: 'AQI' },
    });
  });

  it('is for discoverable credentials that asked for it', () => {
    const { authenticatorSelection } = creation();
    const discouraged = { ...authenticatorSelection, residentKey: 'discouraged' } as const;
    const options = (support: 'required' | 'preferred') =>
      creation({ authenticatorSelection: discouraged, extensions: { largeBlob: { support } } });
    const { clientExtensionResults } = createAuthenticator().create(options('preferred'), PAGE);
    assert.deepEqual(clientExtensionResults, { largeBlob: { supported: false } });
    assert.throws(() => createAuthenticator().create(options('required'), PAGE), { name: 'NotAllowedError' });
    const without = registered({}, {});
    assert.deepEqual(assertWith(without, { largeBlob: { write: 'AQI' } }).client, { largeBlob: { written: false } });
    assert.deepEqual(assertWith(without, { largeBlob: { read: true } }).client, { largeBlob: {} });
  });

  it('is refused as a client refuses wrong inputs (§10.1.5)', () => {
    const authenticator = registered({}, { largeBlob: { support: 'required' } });
    const refused = { name: 'NotSupportedError' };
    assert.throws(() => register(authenticator, { largeBlob: { read: true } }), refused);
    assert.throws(() => register(authenticator, { largeBlob: { write: 'AQI' } }), refused);
    assert.throws(() => assertWith(authenticator, { largeBlob: { support: 'preferred' } }), refused);
    assert.throws(() => assertWith(authenticator, { largeBlob: { read: true, write: 'AQI' } }), refused);
    assert.throws(() => assertWith(authenticator, { largeBlob: { write: 'AQI' } }, false), refused);
  });
});

describe('credProtect (CTAP)', () => {
  const levels = [
    'userVerificationOptional',
    'userVerificationOptionalWithCredentialIDList',
    'userVerificationRequired',
  ] as const;
  for (const [at, credentialProtectionPolicy] of levels.entries()) {
    it(`${credentialProtectionPolicy} is told and kept`, () => {
      const authenticator = createAuthenticator(KEY);
      const made = register(authenticator, { credentialProtectionPolicy });
      assert.deepEqual(made, { client: {}, authenticator: `a16b6372656450726f746563740${at + 1}` });
      const id = b64(authenticator.credentials[0]?.id ?? new Uint8Array());
      const use = (named: boolean, userVerified: boolean) => () =>
        authenticator.get(request({ allowCredentials: named ? [{ type: 'public-key', id }] : [] }), {
          ...PAGE,
          userVerified,
        });
      const uses: [boolean, () => unknown][] = [
        [true, use(true, true)],
        [true, use(false, true)],
        [at < 2, use(true, false)],
        [at < 1, use(false, false)],
      ];
      for (const [works, run] of uses) {
        if (works) run();
        else assert.throws(run, { name: 'NotAllowedError' });
      }
    });
  }
});

describe('credBlob (CTAP)', () => {
  it('keeps up to 32 bytes, once', () => {
    const authenticator = createAuthenticator(KEY);
    assert.deepEqual(register(authenticator, { credBlob: b64(new Uint8Array(32).fill(7)) }), {
      client: { credBlob: true },
      authenticator: 'a16863726564426c6f62f5',
    });
    assert.deepEqual(assertWith(authenticator, { getCredBlob: true }), {
      client: { getCredBlob: b64(new Uint8Array(32).fill(7)) },
      authenticator: `a16863726564426c6f625820${'07'.repeat(32)}`,
    });
  });

  it('keeps no more, and answers no bytes then', () => {
    const authenticator = createAuthenticator(KEY);
    const made = register(authenticator, { credBlob: b64(new Uint8Array(33)) });
    assert.deepEqual(made, { client: { credBlob: false }, authenticator: 'a16863726564426c6f62f4' });
    const answered = assertWith(authenticator, { getCredBlob: true });
    assert.deepEqual(answered, { client: { getCredBlob: '' }, authenticator: 'a16863726564426c6f6240' });
  });
});

it('minPinLength (CTAP) is told where it is asked for', () => {
  const made = register(createAuthenticator({ ...KEY, minPinLength: 6 }), { minPinLength: true });
  assert.deepEqual(made, { client: {}, authenticator: 'a16c6d696e50696e4c656e67746806' });
  assert.deepEqual(register(createAuthenticator(KEY), { minPinLength: false }), NONE);
});

describe('AppIDs of U2F days (§10.1.1, §10.1.2)', () => {
  const appId = 'https://example.org/u2f.json';
  const old = (): Authenticator => {
    const authenticator = createAuthenticator(KEY);
    authenticator.create(creation({ rp: { id: appId, name: 'Example' } }), PAGE);
    return authenticator;
  };

  it('a credential of the AppID answers where it is named', () => {
    const authenticator = old();
    const id = b64(authenticator.credentials[0]?.id ?? new Uint8Array());
    const allowCredentials = [{ type: 'public-key', id } as const];
    const options = request({ extensions: { appid: appId }, allowCredentials });
    const { response, clientExtensionResults } = authenticator.get(options, PAGE);
    assert.deepEqual(clientExtensionResults, { appid: true });
    assert.deepEqual(bytesOf(response.authenticatorData).subarray(0, 32), Buffer.from(sha256(appId)));
    for (const changed of [
      { extensions: {} },
      { allowCredentials: [] },
      { extensions: { appid: 'https://other.example' } },
    ]) {
      assert.throws(() => authenticator.get({ ...options, ...changed }, PAGE), { name: 'NotAllowedError' });
    }
  });

  it('a credential of the RP ID says that the AppID was not used', () => {
    const authenticator = registered(KEY, {});
    assert.deepEqual(assertWith(authenticator, { appid: appId }).client, { appid: false });
  });

  it('a credential of the AppID is excluded where that is asked for', () => {
    const authenticator = old();
    const id = b64(authenticator.credentials[0]?.id ?? new Uint8Array());
    const excludeCredentials = [{ type: 'public-key', id } as const];
    const excluding = creation({ excludeCredentials, extensions: { appidExclude: appId } });
    assert.throws(() => authenticator.create(excluding, PAGE), { name: 'InvalidStateError' });
    assert.deepEqual(authenticator.create(creation({ excludeCredentials }), PAGE).clientExtensionResults, {});
    assert.deepEqual(register(authenticator, { appidExclude: appId }).client, { appidExclude: true });
  });
});
