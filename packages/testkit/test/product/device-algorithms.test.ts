import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator } from '../../src/index.ts';

/** As many servers offer: Ed25519 first. */
const options = {
  rp: { id: 'example.org' },
  user: { id: 'YWRh', name: 'ada' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
};

describe('an authenticator of which only the attestation is named', () => {
  for (const attestation of ['tpm', 'android-key', 'fido-u2f', 'apple'] as const) {
    it(`makes keys as devices with ${attestation} do`, () => {
      const { response } = createAuthenticator({ seed: 'devices', attestation }).create(options);
      assert.equal(response.publicKeyAlgorithm, -7);
    });
  }

  it('makes what is asked for first where its devices can', () => {
    const { response } = createAuthenticator({ seed: 'devices', attestation: 'packed-self' }).create(options);
    assert.equal(response.publicKeyAlgorithm, -8);
  });
});
