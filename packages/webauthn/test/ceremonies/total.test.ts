import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CeremonyError } from '../../src/ceremonies/ceremony-error.ts';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { expectedAuthentication, expectedRegistration, scene } from './scene.ts';

const { registration, authentication, credential } = scene('total', { attestation: 'packed-certified' });
const registrationJson = JSON.stringify(registration.response());
const authenticationJson = JSON.stringify(authentication.response());

/** Answers or refuses; anything else that is thrown fails the test. */
function judge(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof CeremonyError, error instanceof Error ? (error.stack ?? error.message) : 'not an Error');
  }
}

const register = (response: unknown): void =>
  judge(() => verifyRegistration(parseRegistration(response), expectedRegistration));
const signIn = (response: unknown): void =>
  judge(() => verifyAuthentication(parseAuthentication(response), expectedAuthentication, credential));

/** The JSON of a response with one member, at any depth, replaced or taken away. */
function withMember(json: string, pick: number, value: unknown): unknown {
  let seen = 0;
  let members = 0;
  JSON.parse(json, () => void (members += 1));
  return JSON.parse(json, (_key, before: unknown) => (seen++ === pick % members ? value : before));
}

describe('hostile input ends in a CeremonyError, whatever it is', () => {
  it('any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        register(value);
        signIn(value);
      }),
      { numRuns: 500 },
    );
  });

  it('a response with one member replaced', () => {
    const values = fc.oneof(fc.jsonValue(), fc.base64String(), fc.constant(undefined), fc.string());
    fc.assert(
      fc.property(fc.nat(30), values, (pick, value) => {
        register(withMember(registrationJson, pick, value));
        signIn(withMember(authenticationJson, pick, value));
      }),
      { numRuns: 1000 },
    );
  });

  it('a response with bytes of a binary member changed, cut or repeated', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'insert'));
    const edit = (bytes: Uint8Array, [at, value, how]: [number, number, string]): Uint8Array => {
      const place = at % (bytes.length + 1);
      if (how === 'cut') return bytes.subarray(0, place);
      const rest = bytes.subarray(how === 'set' ? place + 1 : place);
      return Uint8Array.of(...bytes.subarray(0, place), value, ...rest);
    };
    fc.assert(
      fc.property(change, (one) => {
        register(registration.clientDataBytes((bytes) => edit(bytes, one)).response());
        register(registration.authenticatorDataBytes((bytes) => edit(bytes, one)).response());
        signIn(authentication.clientDataBytes((bytes) => edit(bytes, one)).response());
        signIn(
          authentication
            .authenticatorDataBytes((bytes) => edit(bytes, one))
            .resign()
            .response(),
        );
        signIn(authentication.signature((bytes) => edit(bytes, one)).response());
      }),
      { numRuns: 400 },
    );
  });
});
