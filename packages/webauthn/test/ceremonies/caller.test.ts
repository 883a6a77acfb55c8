import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CeremonyError } from '../../src/ceremonies/ceremony-error.ts';
import type { ExpectedAuthentication, ExpectedRegistration } from '../../src/ceremonies/expected.ts';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { verifyAuthenticationPooled } from '../../src/ceremonies/verify-authentication-pooled.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { createTrustAnchors } from '../../src/x509/path/create-trust-anchors.ts';
import { certificate } from '../encoding/certificate.ts';
import { expectedAuthentication, expectedRegistration, scene, userHandle } from './scene.ts';

const { registration, authentication, credential } = scene('caller');
const parsedRegistration = parseRegistration(registration.response());
const parsedAuthentication = parseAuthentication(authentication.response());

/** A TypeError of ours, which names what is wrong; the platform's own name something else. */
const mistake = (error: unknown): boolean =>
  error instanceof TypeError && /^(?:expected[ .]|credential[ .]|parsed does not|a credential id)/u.test(error.message);

/** A value with one member, however deep, taken away or set. */
function changed<Value extends object>(value: Value, path: readonly string[], to?: unknown): Value {
  const [name = '', ...rest] = path;
  const inner: unknown = Reflect.get(value, name);
  const next = rest.length > 0 && typeof inner === 'object' && inner !== null ? changed(inner, rest, to) : to;
  return { ...value, [name]: next };
}

const registrationPaths = [
  'challenge',
  'rpIds',
  'origins',
  'crossOrigin',
  'userVerification',
  'extensions',
  'extensions.requested',
  'extensions.unsolicited',
  'mediation',
  'algorithms',
  'attestation',
  'attestation.none',
  'attestation.self',
  'attestation.certified',
  'attestation.anchors',
  'backupEligible',
  'registered',
];
const authenticationPaths = [
  ...registrationPaths.slice(0, 8),
  'user',
  'user.identified',
  'allowCredentials',
  'signCount',
  'backupUpgrade',
  'attestedCredentialData',
];
const credentialPaths = ['id', 'publicKey', 'alg', 'signCount', 'backupEligible', 'userHandle'];

describe('what security needs is a required member', () => {
  for (const path of registrationPaths) {
    it(`a registration without expected.${path} is a mistake of the caller`, () => {
      for (const to of [undefined, null, 'accept', 0, {}]) {
        const expected = changed(expectedRegistration, path.split('.'), to);
        assert.throws(() => verifyRegistration(parsedRegistration, expected), mistake);
      }
    });
  }

  for (const path of authenticationPaths) {
    it(`an authentication without expected.${path} is a mistake of the caller`, () => {
      for (const to of [undefined, null, 'accept', 0, {}]) {
        const expected = changed(expectedAuthentication, path.split('.'), to);
        assert.throws(() => verifyAuthentication(parsedAuthentication, expected, credential), mistake);
      }
    });
  }

  for (const path of credentialPaths) {
    it(`a credential record without ${path} is a mistake of the caller`, () => {
      const record = changed(credential, [path]);
      assert.throws(() => verifyAuthentication(parsedAuthentication, expectedAuthentication, record), mistake);
    });
  }

  const registrations: Record<string, Partial<ExpectedRegistration>> = {
    'an empty challenge': { challenge: new Uint8Array() },
    'no RP ID': { rpIds: [] },
    'an RP ID that is a URL': { rpIds: ['https://example.org'] },
    'no origin': { origins: [] },
    'an origin with a slash': { origins: ['https://example.org/'] },
    'no algorithm': { algorithms: [] },
    'an algorithm by name': { algorithms: Object.values(changed([-7, -8], ['1'], 'ES256')) },
    'a time as text': { attestation: changed(expectedRegistration.attestation, ['at'], '2026-01-31') },
    'an extension that has no identifier': {
      extensions: { ...expectedRegistration.extensions, requested: Object.values(changed(['credProps'], ['0'], 5)) },
    },
    'an answer in time to come': {
      registered: changed({ ask: () => true }, ['ask'], () => Promise.resolve(false)).ask,
    },
    'no answer': { registered: changed({ ask: () => true }, ['ask'], () => undefined).ask },
    'frames without word on pages that are not named': {
      crossOrigin: changed({ topOrigins: [], missingTopOrigin: 'accepted' as const }, ['missingTopOrigin']),
    },
    'a top origin that is none': { crossOrigin: { topOrigins: ['example.com'], missingTopOrigin: 'refused' } },
    'anchors without the time to judge them at': {
      attestation: { ...expectedRegistration.attestation, anchors: [new Uint8Array(8)] },
    },
    'prepared anchors without the time to judge them at': {
      attestation: { ...expectedRegistration.attestation, anchors: createTrustAnchors([certificate()]) },
    },
  };
  for (const anchor of [undefined, null, 'MIIB', {}, [48], new Uint8Array()]) {
    const kind = anchor instanceof Uint8Array ? 'no bytes' : JSON.stringify(anchor);
    it(`an anchor that is ${kind} is a mistake of the caller, whatever the statement`, () => {
      const anchors = changed([new Uint8Array(8)], ['0'], anchor);
      const attestation = { ...expectedRegistration.attestation, anchors: Object.values(anchors), at: 0 };
      assert.throws(() => verifyRegistration(parsedRegistration, { ...expectedRegistration, attestation }), mistake);
    });
  }

  it('a short challenge is none: recorded responses have them', () => {
    const expected = { ...expectedRegistration, challenge: new Uint8Array(1) };
    assert.throws(() => verifyRegistration(parsedRegistration, expected), CeremonyError);
  });

  for (const [what, change] of Object.entries(registrations)) {
    it(`${what} is a mistake of the caller`, () => {
      assert.throws(() => verifyRegistration(parsedRegistration, { ...expectedRegistration, ...change }), mistake);
    });
  }

  const records: Record<string, object> = {
    'an id without bytes': { id: new Uint8Array() },
    'an id of 1024 bytes': { id: new Uint8Array(1024) },
    'a counter below 0': { signCount: -1 },
    'a counter in fractions': { signCount: 0.5 },
    'an alg as text': { alg: 'ES256' },
  };
  for (const [what, change] of Object.entries(records)) {
    it(`${what} in the record is a mistake of the caller`, () => {
      const record = { ...credential, ...change };
      assert.throws(() => verifyAuthentication(parsedAuthentication, expectedAuthentication, record), mistake);
    });
  }

  const authentications: Record<string, Partial<ExpectedAuthentication>> = {
    'an AppID that is empty': { appId: '' },
    'an allowed credential that is text': { allowCredentials: changed([userHandle], ['0'], 'x') },
    'a user without user handle': { user: changed({ identified: 'before' as const, userHandle }, ['userHandle']) },
  };
  for (const [what, change] of Object.entries(authentications)) {
    it(`${what} is a mistake of the caller`, () => {
      const expected = { ...expectedAuthentication, ...change };
      assert.throws(() => verifyAuthentication(parsedAuthentication, expected, credential), mistake);
    });
  }

  it('no expectation at all is one too', async () => {
    const nothing: unknown[] = [undefined, null, {}];
    for (const expected of nothing) {
      assert.throws(() => Reflect.apply(verifyRegistration, null, [parsedRegistration, expected]), mistake);
      assert.throws(() => Reflect.apply(verifyAuthentication, null, [parsedAuthentication, expected, {}]), mistake);
      const pooled: unknown = Reflect.apply(verifyAuthenticationPooled, null, [parsedAuthentication, expected, {}]);
      await assert.rejects(Promise.resolve(pooled), mistake);
    }
  });
});

describe('only what the parser made can be verified', () => {
  const impostors: unknown[] = [undefined, null, {}, authentication.response(), { ...parsedAuthentication }];
  for (const [index, impostor] of impostors.entries()) {
    it(`impostor ${index + 1} is a mistake of the caller`, () => {
      const run = (verify: (...args: never) => unknown, ...args: unknown[]): unknown =>
        Reflect.apply(verify, null, args);
      assert.throws(() => run(verifyAuthentication, impostor, expectedAuthentication, credential), mistake);
      assert.throws(() => run(verifyRegistration, impostor, expectedRegistration), mistake);
    });
  }

  it('a registration is no authentication', () => {
    const run = (): unknown =>
      Reflect.apply(verifyAuthentication, null, [parsedRegistration, expectedAuthentication, credential]);
    assert.throws(run, mistake);
  });

  it('one parsed response may be verified again, each time by what is expected then', () => {
    const other = { ...expectedAuthentication, challenge: new Uint8Array(32) };
    for (let time = 0; time < 2; time += 1) {
      assert.ok(verifyAuthentication(parsedAuthentication, expectedAuthentication, credential));
      assert.throws(() => verifyAuthentication(parsedAuthentication, other, credential), {
        code: 'challenge_mismatch',
      });
    }
  });
});

describe('CeremonyError', () => {
  it('has code, step, anchor, ceremony, cause and two texts', () => {
    try {
      verifyAuthentication(
        parsedAuthentication,
        { ...expectedAuthentication, origins: ['https://a.example'] },
        credential,
      );
      assert.fail('was accepted');
    } catch (error) {
      assert.ok(error instanceof CeremonyError);
      assert.deepEqual(
        [error.name, error.code, error.step, error.anchor, error.ceremony],
        ['CeremonyError', 'origin_mismatch', 'A.12', '#rp-op-verifying-assertion-step-origin', 'authentication'],
      );
      assert.equal(
        error.message,
        'authentication refused at A.12: origin_mismatch: the origin is not one of those expected',
      );
      assert.match(error.person, /^This passkey request did not come from the expected site/u);
      assert.equal(error.cause instanceof Error && error.cause.name, 'Refusal');
    }
  });
});
