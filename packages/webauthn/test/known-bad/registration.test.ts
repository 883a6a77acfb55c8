import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { registrationCases } from '@signet/testkit';
import type { RegistrationAttempt } from '@signet/testkit';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { traceRegistration } from '../../src/ceremonies/trace-registration.ts';
import type { VerifiedRegistration } from '../../src/ceremonies/verified.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { assertAllPassed, assertOneRowRefused, refusalOf } from './refusal-of.ts';

function register({ response, expected }: RegistrationAttempt): VerifiedRegistration {
  return verifyRegistration(parseRegistration(response), expected);
}

describe('known-bad registrations', () => {
  for (const one of registrationCases) {
    it(`line ${one.line}, ${one.id}: ${one.mutation} → ${one.code} at ${one.step}`, () => {
      const { control, hostile } = one.make();
      assert.equal(register(control).rpId, 'example.org', 'the control');
      assertAllPassed(traceRegistration(control.response, control.expected));

      const refusal = refusalOf(() => register(hostile));
      assert.deepEqual([refusal.code, refusal.step], [one.code, one.step]);
      assert.equal(refusal.ceremony, 'registration');
      assertOneRowRefused(traceRegistration(hostile.response, hostile.expected), one);
    });
  }
});
