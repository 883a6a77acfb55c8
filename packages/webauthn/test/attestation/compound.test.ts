import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  appleAuthority,
  ATTESTATION_MAKERS,
  compoundAttestation,
  createAuthenticator,
  createSeed,
  fidoU2fAuthority,
  forgeRegistration,
} from '@signet/testkit';
import type { AttestationMaker } from '@signet/testkit';
import { specificationPolicy } from '../../src/attestation/formats/format.ts';
import type { StatementPolicy, VerifiedStatement } from '../../src/attestation/formats/format.ts';
import { findFormat } from '../../src/attestation/registry.ts';
import type { AttestationPolicy } from '../../src/ceremonies/expected.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { registrationOptions } from '../../src/ceremonies/registration-options.ts';
import type { VerifiedRegistration } from '../../src/ceremonies/verified.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { es256Pair } from '../encoding/keys.ts';
import { refusalOf } from '../known-bad/refusal-of.ts';
import { expectedRegistration, origin, registrationInput } from '../ceremonies/scene.ts';
import { inputsOf } from './signed.ts';

const algorithms = [-7];
const authenticator = createAuthenticator({ seed: 'compound', algorithms });
const made = forgeRegistration(
  authenticator.makeRegistration(registrationOptions({ ...registrationInput, algorithms }), { origin }),
);
const seed = createSeed('compound');
const [appleRoot, u2fRoot] = [appleAuthority(seed).certificate, fidoU2fAuthority(seed).certificate];
const { none, apple, 'fido-u2f': u2f, 'packed-self': self } = ATTESTATION_MAKERS;
const bad: AttestationMaker = (given) => self({ ...given, clientDataJSON: new Uint8Array() });
const policy = expectedRegistration.attestation;

function register(parts: readonly AttestationMaker[], changed: Partial<AttestationPolicy> = {}): VerifiedRegistration {
  const response = made.attest((given) => compoundAttestation(given, parts)).response();
  const attestation = { ...policy, at: Date.UTC(2026, 0), ...changed };
  return verifyRegistration(parseRegistration(response), { ...expectedRegistration, algorithms, attestation });
}

function refusal(parts: readonly AttestationMaker[], changed: Partial<AttestationPolicy>): [string, string] {
  const { code, step } = refusalOf(() => register(parts, changed));
  return [code, step];
}

const any = { statements: { compound: 'any' } } as const;
const required = { certified: 'trust-required' } as const;

describe('a compound statement (§8.9)', () => {
  it('comes out with the statements that verified, in order', () => {
    const { attestation } = register([apple, self, u2f]);
    assert.deepEqual([attestation.format, attestation.type, attestation.trustPath], ['compound', 'compound', []]);
    assert.deepEqual(
      attestation.parts.map(({ format, type, trustPath }) => [format, type, trustPath.length]),
      [
        ['apple', 'anonca', 1],
        ['packed', 'self', 0],
        ['fido-u2f', 'uncertain', 1],
      ],
    );
    const some = register([bad, apple, bad, u2f], any).attestation.parts;
    assert.deepEqual(
      some.map(({ format }) => format),
      ['apple', 'fido-u2f'],
    );
  });

  it('has up to eight of them', () => {
    assert.equal(register(Array.from({ length: 8 }, () => self)).attestation.parts.length, 8);
  });

  it('any other statement has none', () => {
    const verified = verifyRegistration(parseRegistration(made.response()), { ...expectedRegistration, algorithms });
    assert.deepEqual(verified.attestation.parts, []);
  });

  it('lets what is no refusal through', () => {
    const part = new Map<string, string | Map<string, never>>([
      ['fmt', 'packed'],
      ['attStmt', new Map<string, never>()],
    ]);
    const fault = new RangeError('of the platform');
    const verifyStatement = (): VerifiedStatement => {
      throw fault;
    };
    for (const compound of ['all', 'any'] as const) {
      const demands: StatementPolicy = { ...specificationPolicy, compound };
      const inputs = { ...inputsOf(es256Pair(), [part, part]), policy: demands, verifyStatement };
      assert.throws(() => findFormat('compound')?.verify(inputs), fault);
    }
  });
});

describe('trust in a compound statement (§7.1 step 24)', () => {
  it('is there where all certificates lead to an anchor', () => {
    const anchors = [appleRoot, u2fRoot];
    for (const parts of [
      [apple, u2f],
      [apple, self],
      [none, u2f],
    ]) {
      assert.equal(register(parts, { ...required, anchors }).attestation.trusted, true);
    }
    assert.equal(register([apple, u2f], { anchors: [appleRoot] }).attestation.trusted, false);
    assert.deepEqual(refusal([apple, u2f], { ...required, anchors: [appleRoot] }), ['trust_path', 'R.24']);
    assert.deepEqual(refusal([apple, self], { ...required, anchors: [] }), ['trust_path', 'R.24']);
  });

  it('is there where some do, if any statement suffices', () => {
    for (const parts of [
      [apple, u2f],
      [u2f, apple],
      [bad, apple],
      [self, apple],
    ]) {
      assert.equal(register(parts, { ...required, ...any, anchors: [appleRoot] }).attestation.trusted, true);
    }
    assert.deepEqual(refusal([u2f, bad], { ...required, ...any, anchors: [appleRoot] }), ['trust_path', 'R.24']);
  });

  it('is not there without certificates', () => {
    const anchors = [appleRoot, u2fRoot];
    assert.equal(register([none, self], { ...required, anchors }).attestation.trusted, false);
    assert.deepEqual(refusal([self, self], { self: 'refused' }), ['attestation_policy', 'R.24']);
    assert.deepEqual(refusal([none, none], { none: 'refused' }), ['attestation_policy', 'R.24']);
  });
});
