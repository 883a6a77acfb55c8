import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptedCases } from '@signet/testkit';
import { parseAuthentication } from '../../src/ceremonies/parse-authentication.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { traceAuthentication } from '../../src/ceremonies/trace-authentication.ts';
import { traceRegistration } from '../../src/ceremonies/trace-registration.ts';
import { verifyAuthentication } from '../../src/ceremonies/verify-authentication.ts';
import type { VerifiedAuthentication, VerifiedRegistration } from '../../src/ceremonies/verified.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { assertAllPassed } from './refusal-of.ts';

/** What is found by the id of an accepted case. */
function accept(id: string): VerifiedAuthentication | VerifiedRegistration {
  const one = acceptedCases.find((it) => it.id === id) ?? assert.fail(`no case ${id}`);
  if (one.ceremony === 'registration') {
    const { response, expected } = one.make();
    return verifyRegistration(parseRegistration(response), expected);
  }
  const { response, expected, credential } = one.make();
  return verifyAuthentication(parseAuthentication(response), expected, credential);
}

describe('unusual inputs that are accepted', () => {
  for (const one of acceptedCases) {
    it(`${one.id}: ${one.why}`, () => {
      assert.ok(accept(one.id).credentialId.length > 0);
      if (one.ceremony === 'registration') {
        const { response, expected } = one.make();
        assertAllPassed(traceRegistration(response, expected));
      } else {
        const { response, expected, credential } = one.make();
        assertAllPassed(traceAuthentication(response, expected, credential));
      }
    });
  }

  it('line 56: __proto__ among the extensions stays data, and nothing inherits from it', () => {
    const { clientExtensionResults } = accept('registration-prototype-extension');
    assert.ok(clientExtensionResults.has('__proto__'));
    assert.ok(!('polluted' in {}));
    assert.ok(!('polluted' in clientExtensionResults));
    accept('registration-extensions');
    assert.ok(!('polluted' in {}));
  });

  it('a counter that fell and is flagged is reported, and the larger one kept', () => {
    const verified = accept('authentication-counter-flagged');
    assert.ok('signCountRose' in verified);
    assert.deepEqual([verified.signCountRose, verified.signCountSeen, verified.signCount], [false, 2, 50]);
  });

  it('a Safari frame is reported as cross-origin without page', () => {
    for (const id of ['registration-safari-frame', 'authentication-safari-frame']) {
      const { crossOrigin, topOrigin } = accept(id);
      assert.deepEqual([crossOrigin, topOrigin], [true, null]);
    }
  });

  it('a credential id of 1023 bytes comes out whole', () => {
    assert.equal(accept('registration-credential-id-1023').credentialId.length, 1023);
    assert.equal(accept('authentication-credential-id-1023').credentialId.length, 1023);
  });
});
