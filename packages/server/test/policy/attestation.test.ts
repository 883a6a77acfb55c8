import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { ConfigurationError } from '@signet/server';
import type { PolicyInput } from '@signet/server';
import { createAuthenticator, createSeed, makeAttestationChain, makeCertificateAuthority } from '@signet/testkit';
import type { AuthenticatorOptions } from '@signet/testkit';
import { checkPolicy } from '../../src/policy/check.ts';
import { openSite } from '../scene/site.ts';

const AAGUID = new Uint8Array(16).fill(0x5a);
const certified = { seed: 'a model', aaguid: AAGUID, attestation: 'packed-certified' } as const;
const root = Buffer.from(makeAttestationChain(createSeed('a model'), AAGUID).root).toString('base64');

/** `ok`, or the code of the refusal. */
async function signUp(policy: PolicyInput, authenticator: AuthenticatorOptions): Promise<string> {
  await using site = await openSite({ policy });
  const browser = site.browser();
  const response = await browser.ask(
    'signUpFinish',
    await browser.beginSignUp(createAuthenticator(authenticator), 'Ada'),
  );
  return response.status === 200 ? 'ok' : ((await response.json()) as { code: string }).code;
}

describe('a policy of attestation', () => {
  it('takes every kind by default, and asks for none', async () => {
    for (const attestation of ['none', 'packed-self', 'packed-certified'] as const) {
      assert.equal(await signUp({}, { attestation }), 'ok', attestation);
    }
    await using site = await openSite({ policy: { attestation: 'direct' } });
    const { options } = await site.browser().ok('signUpBegin', { username: 'Ada' });
    assert.equal(options.attestation, 'direct');
  });

  it('refuses the kinds that it does not accept', async () => {
    const attestation = 'direct';
    const policy = { attestation, attestationAccepted: { none: 'refused', self: 'refused' } } as const;
    assert.equal(await signUp(policy, { attestation: 'none' }), 'attestation_policy');
    assert.equal(await signUp(policy, { attestation: 'packed-self' }), 'attestation_policy');
    assert.equal(await signUp(policy, certified), 'ok');
  });

  it('trusts what leads to an anchor, and nothing else', async () => {
    const policy = { attestation: 'direct', attestationAccepted: { certified: 'trust-required' } } as const;
    assert.equal(await signUp({ ...policy, attestationAnchors: [root] }, certified), 'ok');
    assert.equal(
      await signUp({ ...policy, attestationAnchors: [root] }, { ...certified, seed: 'another' }),
      'trust_path',
    );
    assert.equal(await signUp(policy, certified), 'trust_path');
  });

  it('judges certificates by the clock of the server', async () => {
    const policy: PolicyInput = {
      attestation: 'direct',
      attestationAccepted: { certified: 'trust-required' },
      attestationAnchors: [root],
    };
    await using site = await openSite({ policy, clock: () => Date.UTC(2060, 0, 1) });
    const browser = site.browser();
    await browser.refused(
      'signUpFinish',
      await browser.beginSignUp(createAuthenticator(certified), 'Ada'),
      'trust_path',
    );
  });

  it('hands demands on statements to their formats', async () => {
    const u2f = { attestation: 'fido-u2f', aaguid: AAGUID, algorithms: [-7] } as const;
    assert.equal(await signUp({}, u2f), 'ok');
    assert.equal(await signUp({ attestationStatements: { fidoU2fAaguid: 'zero' } }, u2f), 'bad_attestation');
    const tpm = { attestation: 'tpm', aaguid: AAGUID, algorithms: [-7] } as const;
    assert.equal(await signUp({ attestationStatements: { tpmKey: 'generated-in-tpm' } }, tpm), 'ok');
  });

  it('is refused where nobody could make a passkey, or an anchor is none', () => {
    const none = { none: 'refused' } as const;
    const trusted = { none: 'refused', self: 'refused', certified: 'trust-required' } as const;
    const hopeless: PolicyInput[] = [
      { attestationAccepted: none },
      { attestation: 'direct', attestationAccepted: trusted },
      { attestationAnchors: ['bm90IGEgY2VydGlmaWNhdGU='] },
      { attestationAnchors: [`${root}AA==`] },
    ];
    for (const policy of hopeless) assert.throws(() => checkPolicy(policy), ConfigurationError);
    checkPolicy({ attestation: 'direct', attestationAccepted: none });
    checkPolicy({ attestation: 'direct', attestationAccepted: trusted, attestationAnchors: [root] });
  });

  it('is refused where only the platform reads an anchor, which the start would stumble over', () => {
    const twice = { oid: '1.2.3.4', critical: false, value: Uint8Array.of(5, 0) };
    const { certificate } = makeCertificateAuthority(createSeed('odd'), 'Odd', {
      changed: { extensions: [twice, twice] },
    });
    assert.doesNotThrow(() => new X509Certificate(certificate));
    const policy = { attestationAnchors: [Buffer.from(certificate).toString('base64')] };
    assert.throws(() => checkPolicy(policy), ConfigurationError);
  });
});

describe('a policy of frames', () => {
  const frame = { crossOrigin: true, topOrigin: 'https://www.fernholm.example' } as const;
  const policy: PolicyInput = { crossOrigin: { topOrigins: [frame.topOrigin], missingTopOrigin: 'refused' } };

  it('refuses them by default, and takes those of the pages that it names', async () => {
    for (const [given, codes] of [
      [{}, ['cross_origin', 'cross_origin']],
      [policy, ['ok', 'top_origin']],
    ] as const) {
      await using site = await openSite({ policy: given });
      const browser = site.browser();
      for (const [topOrigin, code] of [
        [frame.topOrigin, codes[0]],
        ['https://evil.example', codes[1]],
      ] as const) {
        const { ceremony, options } = await browser.ok('signUpBegin', { username: `Ada at ${topOrigin}` });
        const response = createAuthenticator().create(options, {
          origin: browser.origin,
          crossOrigin: true,
          topOrigin,
        });
        if (code === 'ok') await browser.ok('signUpFinish', { ceremony, response });
        else await browser.refused('signUpFinish', { ceremony, response }, code);
      }
    }
  });

  it('names pages as browsers do', () => {
    const topOrigins = ['https://www.fernholm.example/'];
    assert.throws(() => checkPolicy({ crossOrigin: { topOrigins, missingTopOrigin: 'refused' } }), ConfigurationError);
  });
});
