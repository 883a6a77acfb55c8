import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { authenticationCases } from '@signet/testkit';
import type { AuthenticationAttempt } from '@signet/testkit';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { traceAuthentication } from '../../src/ceremonies/trace-authentication.ts';
import type { VerifiedAuthentication } from '../../src/ceremonies/verified.ts';
import { verifyAuthenticationPooled } from '../../src/ceremonies/verify-authentication-pooled.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import { assertAllPassed, assertOneRowRefused, refusalOf } from './refusal-of.ts';

function authenticate({ response, expected, credential }: AuthenticationAttempt): VerifiedAuthentication {
  return verifyAuthentication(parseAuthentication(response), expected, credential);
}

async function authenticatePooled(attempt: AuthenticationAttempt): Promise<VerifiedAuthentication> {
  return verifyAuthenticationPooled(parseAuthentication(attempt.response), attempt.expected, attempt.credential);
}

describe('known-bad authentications', () => {
  for (const one of authenticationCases) {
    it(`line ${one.line}, ${one.id}: ${one.mutation} → ${one.code} at ${one.step}`, async () => {
      const { control, hostile } = one.make();
      assert.ok(authenticate(control).rpId, 'the control');
      assertAllPassed(traceAuthentication(control.response, control.expected, control.credential));
      assert.deepEqual(await authenticatePooled(control), authenticate(control));

      const refusal = refusalOf(() => authenticate(hostile));
      assert.deepEqual([refusal.code, refusal.step], [one.code, one.step]);
      assert.equal(refusal.ceremony, 'authentication');
      await assert.rejects(authenticatePooled(hostile), { name: 'CeremonyError', code: one.code, step: one.step });
      assertOneRowRefused(traceAuthentication(hostile.response, hostile.expected, hostile.credential), one);
    });
  }
});
