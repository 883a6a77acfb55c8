import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '@signet/testkit';
import type { ExpectedRegistration } from '../../src/ceremonies/expected.ts';
import { authenticationOptions } from '../../src/ceremonies/authentication-options.ts';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { registrationOptions } from '../../src/ceremonies/registration-options.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { createKeyCache } from '../../src/crypto/key-cache.ts';
import { refusalOf } from '../known-bad/refusal-of.ts';
import {
  authenticationInput,
  expectedAuthentication,
  expectedRegistration,
  origin,
  registrationInput,
  userHandle,
} from './scene.ts';

const rs1 = -65535;

describe('credentials whose key is RS1', () => {
  const authenticator = createAuthenticator({ seed: 'rs1', algorithms: [rs1], attestation: 'packed-self' });
  const options = registrationOptions({ ...registrationInput, algorithms: [-7, rs1], legacyTpmRs1: 'accepted' });
  const made = authenticator.create(options, { origin });
  const offered = { ...expectedRegistration, algorithms: [rs1] };
  const register = (expected: ExpectedRegistration) => verifyRegistration(parseRegistration(made), expected);

  it('are offered where the caller says so alone', () => {
    assert.deepEqual(
      options.pubKeyCredParams.map(({ alg }) => alg),
      [-7, rs1],
    );
    for (const said of [{}, { legacyTpmRs1: 'refused' } as const]) {
      assert.throws(() => registrationOptions({ ...registrationInput, algorithms: [-7, rs1], ...said }), TypeError);
    }
    const unknown = { ...registrationInput, algorithms: [-65000], legacyTpmRs1: 'accepted' } as const;
    assert.throws(() => registrationOptions(unknown), TypeError);
  });

  it('are refused where being offered is all that is said', () => {
    for (const expected of [offered, { ...offered, legacyTpmRs1: 'refused' } as const]) {
      const { code, step } = refusalOf(() => register(expected));
      assert.deepEqual([code, step], ['alg_unsupported', 'R.20']);
    }
  });

  it('are refused where they are not offered, whatever else is said', () => {
    const { code } = refusalOf(() => register({ ...expectedRegistration, legacyTpmRs1: 'accepted' }));
    assert.equal(code, 'alg_not_allowed');
  });

  it('register and sign in where the caller says so, and do not sign in where it stops saying so', () => {
    const { credentialId, ...verified } = register({ ...offered, legacyTpmRs1: 'accepted' });
    assert.equal(verified.alg, rs1);
    const credential = { ...verified, id: credentialId, userHandle };
    const assertion = authenticator.get(authenticationOptions(authenticationInput), { origin });
    const keys = createKeyCache(1);
    const signIn = (legacyTpmRs1?: 'accepted' | 'refused') =>
      verifyAuthentication(
        parseAuthentication(assertion),
        { ...expectedAuthentication, ...(legacyTpmRs1 && { legacyTpmRs1 }) },
        credential,
        { keys },
      );
    assert.deepEqual(signIn('accepted').credentialId, credentialId);
    assert.equal(keys.size, 1);
    for (const said of [undefined, 'refused'] as const) {
      const { code, step } = refusalOf(() => signIn(said));
      assert.deepEqual([code, step], ['alg_unsupported', 'A.21']);
    }
  });

  it('are no matter of other words: a TypeError', () => {
    for (const legacyTpmRs1 of [true, 'yes', null, '']) {
      const expected = { ...offered, legacyTpmRs1 } as unknown as ExpectedRegistration;
      assert.throws(() => register(expected), TypeError);
    }
  });
});
