import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigurationError } from '@signet/server';
import { createAuthenticator } from '@signet/testkit';
import { supportedAlgorithms } from '@signet/webauthn';
import { faultOfAlgorithm } from '../../src/policy/algorithms.ts';
import { checkPolicy } from '../../src/policy/check.ts';
import { openSite } from '../scene/site.ts';

describe('the algorithms of a policy', () => {
  it('are any that the ceremonies support: passkeys of each sign up and sign in', async () => {
    await using site = await openSite({ policy: { algorithms: [...supportedAlgorithms] } });
    for (const alg of supportedAlgorithms) {
      const authenticator = createAuthenticator({ algorithms: [alg] });
      const browser = site.browser();
      const { session } = await browser.signUp(authenticator, `Ada ${alg}`);
      const again = await site.browser().signIn(authenticator);
      assert.equal(again.session.account.id, session.account.id, `${alg}`);
    }
  });

  it('refuse at the start what no passkey may have, RS1 among it', () => {
    for (const alg of [0, 7, -65_000, -65_535, Number.NaN]) {
      assert.throws(() => checkPolicy({ algorithms: [-7, alg] }), ConfigurationError, `${alg}`);
    }
    assert.throws(
      () => checkPolicy({ algorithms: [-7, -65_535] }),
      /policy\.algorithms\.1: -65535 is not an algorithm that a passkey may have here; these are: ES256 \(-7\), .*ML-DSA-87/u,
    );
    assert.throws(() => checkPolicy({ algorithms: [-7, -7] }), /each algorithm once/u);
    assert.throws(() => checkPolicy({ algorithms: [] }), ConfigurationError);
  });

  it('refuse at the start what this runtime does not know, in words', () => {
    const without = supportedAlgorithms.filter((alg) => alg !== -48);
    assert.match(
      faultOfAlgorithm(-48, without) ?? '',
      /^ML-DSA-44 \(-48\) is not known to the cryptography of this runtime/u,
    );
    assert.equal(faultOfAlgorithm(-7, without), null);
  });
});
