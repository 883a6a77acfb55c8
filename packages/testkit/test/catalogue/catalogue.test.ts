import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '../../src/authenticator/create-authenticator.ts';
import { ML_DSA_ALGORITHMS } from '../../src/authenticator/keys/algorithms.ts';
import { P256 } from '../../src/authenticator/keys/curves.ts';
import { ED25519 } from '../../src/authenticator/keys/eddsa.ts';
import { acceptedCases } from '../../src/catalogue/accepted.ts';
import { authenticationCases, registrationCases } from '../../src/catalogue/catalogue.ts';
import { edwardsPointBeyondPrime, pointBeyondPrime } from '../../src/catalogue/foreign-points.ts';
import { creationOptions, expectedRegistration } from '../../src/catalogue/registration-scene.ts';
import { encodeBase64url } from '../../src/encoding/base64url.ts';
import { linesToCome, serverLines } from '../../src/catalogue/server-lines.ts';

/** Cases of every layer, to be made for somebody else's ceremony. */
const LIVE = [
  'envelope-type',
  'registration-origin-slash',
  'object-trailing',
  'not-present',
  'packed-other-key',
  'authentication-origin-slash',
  'signature-es256-flip',
  'counter-zero-bound',
];
const LIVE_OPTIONS = { ...creationOptions(expectedRegistration()), challenge: 'bGl2ZSBjaGFsbGVuZ2Ugb2Ygc29tZWJvZHk' };
const LIVE_REGISTRATION = {
  options: { ...LIVE_OPTIONS, rp: { id: 'localhost', name: 'Somebody' } },
  origin: 'http://localhost:4000',
};
const LIVE_REQUEST = {
  challenge: LIVE_OPTIONS.challenge,
  rpId: 'localhost',
  timeout: 60_000,
  userVerification: 'preferred' as const,
  hints: [],
  extensions: {},
};
const LIVE_CLIENT_DATA = {
  type: 'webauthn.create',
  challenge: LIVE_OPTIONS.challenge,
  origin: 'http://localhost:4000',
  crossOrigin: false,
};

type Sent = { readonly id: string; readonly response: { readonly clientDataJSON: string } };

function clientDataOf({ response }: { readonly response: unknown }): unknown {
  return JSON.parse(Buffer.from((response as Sent).response.clientDataJSON, 'base64url').toString());
}

function idOf({ response }: { readonly response: unknown }): string {
  return (response as Sent).id;
}

const CASES = [...registrationCases, ...authenticationCases];
/** Line 56 asks for acceptance, and has its cases there. */
const ACCEPTED_LINES = [56];
/** A runtime without ML-DSA cannot make these. */
const ML_DSA_LINES = ML_DSA_ALGORITHMS.length > 0 ? [] : [71, 138];

describe('the known-bad catalogue', () => {
  it('has every line: as a case, as one for a server, or as one to come', () => {
    const lines = [
      ...CASES.map(({ line }) => line),
      ...serverLines.map(({ line }) => line),
      ...linesToCome,
      ...ACCEPTED_LINES,
      ...ML_DSA_LINES,
    ];
    const missing = Array.from({ length: 143 }, (_, index) => index + 1).filter((line) => !lines.includes(line));
    assert.deepEqual(missing, []);
  });

  it('names every case once', () => {
    const ids = [...CASES, ...acceptedCases].map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
  });

  it('changes something in every case', () => {
    for (const one of CASES) {
      const { control, hostile } = one.make();
      assert.notDeepEqual(hostile, control, one.id);
    }
  });

  it('makes the same bytes each time', () => {
    for (const one of CASES.filter((_, index) => index % 10 === 0)) {
      assert.deepEqual(JSON.stringify(one.make()), JSON.stringify(one.make()), one.id);
    }
  });

  it('says which policy a case is for', () => {
    const policies = new Map(CASES.map(({ id, policy }) => [id, policy]));
    assert.deepEqual(policies.get('registration-origin-slash'), []);
    assert.deepEqual(policies.get('not-verified'), ['userVerification']);
    assert.deepEqual(policies.get('self-refused'), ['attestation']);
    assert.deepEqual(policies.get('backup-downgrade-upgrades-accepted'), ['backupUpgrade']);
    assert.deepEqual(policies.get('backup-downgrade-upgrades-refused'), [], 'the plainest one refuses it too');
    assert.deepEqual(policies.get('counter-equal-bound'), ['record']);
    assert.deepEqual(policies.get('user-handle-other-named'), ['user']);
  });

  it('is made for the ceremony of a running relying party', () => {
    for (const one of registrationCases.filter(({ id }) => LIVE.includes(id))) {
      const [first, second] = [one.make(LIVE_REGISTRATION), one.make(LIVE_REGISTRATION)];
      for (const { control, hostile } of [first, second]) {
        assert.deepEqual(clientDataOf(control), LIVE_CLIENT_DATA, one.id);
        assert.notDeepEqual(hostile, control, one.id);
      }
      assert.notEqual(idOf(first.control), idOf(second.control), 'a relying party keeps the first');
    }
  });

  it('asserts with the authenticator that was registered there', () => {
    for (const one of authenticationCases.filter(({ id }) => LIVE.includes(id))) {
      const authenticator = createAuthenticator(one.authenticator);
      authenticator.create(LIVE_REGISTRATION.options, LIVE_REGISTRATION);
      const options = { ...LIVE_REQUEST, allowCredentials: [] };
      const { control, hostile } = one.make({ options, origin: LIVE_REGISTRATION.origin, authenticator });
      assert.deepEqual(clientDataOf(control), { ...LIVE_CLIENT_DATA, type: 'webauthn.get' }, one.id);
      assert.equal(idOf(control), encodeBase64url(authenticator.credentials[0]?.id ?? new Uint8Array()), one.id);
      assert.notDeepEqual(hostile, control, one.id);
    }
  });

  it('writes coordinates beyond the prime that fit their bytes', () => {
    assert.equal(pointBeyondPrime(P256).x[0], 0xff);
    assert.equal(edwardsPointBeyondPrime(ED25519).at(-1), 0x7f);
  });
});
