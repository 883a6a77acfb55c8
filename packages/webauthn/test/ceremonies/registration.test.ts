import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticator, forgeRegistration } from '@signet/testkit';
import type { ExpectedRegistration } from '../../src/ceremonies/expected.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { registrationOptions } from '../../src/ceremonies/registration-options.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import type { VerifiedRegistration } from '../../src/ceremonies/verified.ts';
import { createTrustAnchors } from '../../src/x509/path/create-trust-anchors.ts';
import type { TrustAnchors } from '../../src/x509/path/trust-anchors.ts';
import { refusalOf } from '../known-bad/refusal-of.ts';
import { expectedRegistration, origin, registrationInput } from './scene.ts';

const make = (attestation: 'none' | 'packed-self' | 'packed-certified') =>
  forgeRegistration(
    createAuthenticator({ seed: 'registration', attestation }).makeRegistration(
      registrationOptions(registrationInput),
      { origin },
    ),
  );
const plain = make('none');

function verify(response: unknown, expected: Partial<ExpectedRegistration> = {}): VerifiedRegistration {
  return verifyRegistration(parseRegistration(response), { ...expectedRegistration, ...expected });
}

function refusal(response: unknown, expected: Partial<ExpectedRegistration> = {}): [string, string] {
  const { code, step } = refusalOf(() => verify(response, expected));
  return [code, step];
}

const inner = (members: object): unknown =>
  plain.envelope((envelope) => ({ ...envelope, response: { ...envelope.response, ...members } })).response();
const outer = (members: object): unknown => plain.envelope((envelope) => ({ ...envelope, ...members })).response();

describe('the envelope (§5.1, §7.1 step 3)', () => {
  it('transports come out sorted and unique; unknown ones are kept', () => {
    assert.deepEqual(verify(inner({ transports: ['usb', 'ble', 'usb', 'tachyon'] })).transports, [
      'ble',
      'tachyon',
      'usb',
    ]);
    for (const transports of [undefined, null, []]) assert.deepEqual(verify(inner({ transports })).transports, []);
    const wrong = ['usb', {}, [1], [null], ['x'.repeat(65)], Array.from({ length: 17 }, () => 'usb')];
    for (const transports of wrong) assert.deepEqual(refusal(inner({ transports })), ['bad_shape', 'R.3']);
  });

  it('a transport is text: a lone surrogate is none, for no store could give it back', () => {
    for (const transport of ['\ud800', 'usb\udc00']) {
      assert.deepEqual(refusal(inner({ transports: [transport] })), ['bad_shape', 'R.3']);
    }
  });

  it('no extension results are none; another type is refused', () => {
    assert.equal(verify(outer({ clientExtensionResults: undefined })).discoverable, null);
    for (const clientExtensionResults of [null, 1, 'x', []]) {
      assert.deepEqual(refusal(outer({ clientExtensionResults })), ['bad_shape', 'R.3']);
    }
  });

  it('an attachment that is unknown is as good as none', () => {
    const attachmentOf = (authenticatorAttachment: unknown): unknown =>
      verify(outer({ authenticatorAttachment })).authenticatorAttachment;
    assert.deepEqual(['platform', 'cross-platform', 'orbital', null, undefined].map(attachmentOf), [
      'platform',
      'cross-platform',
      null,
      null,
      null,
    ]);
    assert.deepEqual(refusal(outer({ authenticatorAttachment: 1 })), ['bad_shape', 'R.3']);
  });

  it('what repeats the attestation object has its form, and is not believed', () => {
    for (const publicKeyAlgorithm of ['-7', {}, true]) {
      assert.deepEqual(refusal(inner({ publicKeyAlgorithm })), ['bad_shape', 'R.3']);
    }
    for (const name of ['publicKey', 'authenticatorData']) {
      for (const value of [1, {}, 'not base64url!']) {
        assert.deepEqual(refusal(inner({ [name]: value })), ['bad_shape', 'R.3']);
      }
      assert.ok(verify(inner({ [name]: null })));
    }
    assert.equal(verify(inner({ publicKeyAlgorithm: -257, publicKey: 'AAAA' })).alg, -8);
  });
});

describe('credential ids (§7.1 steps 26 and 27)', () => {
  it('are asked for where the caller decides', () => {
    const asked: Uint8Array[] = [];
    const verified = verify(plain.response(), { registered: (id) => asked.push(id) < 1 });
    assert.deepEqual(asked, [verified.credentialId]);
    assert.deepEqual(refusal(plain.response(), { registered: () => true }), ['credential_exists', 'R.26']);
  });
});

describe('attestation policy (§7.1 step 24)', () => {
  const policy = expectedRegistration.attestation;
  const certified = make('packed-certified').response();
  const trusting = (anchors: TrustAnchors | readonly Uint8Array[], wish: 'trust-required' | 'accepted-untrusted') => ({
    attestation: { ...policy, certified: wish, anchors, at: Date.UTC(2026, 0) },
  });

  it('none and self are refused where policy says so', () => {
    const refused = { attestation: { ...policy, none: 'refused', self: 'refused' } } as const;
    assert.deepEqual(refusal(plain.response(), refused), ['attestation_policy', 'R.24']);
    assert.deepEqual(refusal(make('packed-self').response(), refused), ['attestation_policy', 'R.24']);
    assert.equal(verify(certified, refused).attestation.type, 'uncertain');
  });

  it('certificates without an anchor are evidence, never trusted', () => {
    const { trusted, trustPath, format } = verify(certified).attestation;
    assert.deepEqual([trusted, format], [false, 'packed']);
    assert.ok(trustPath.length > 0);
    const strict = trusting([], 'trust-required');
    assert.deepEqual(refusal(certified, strict), ['trust_path', 'R.24']);
    const { attestation } = expectedRegistration;
    const timeless = { attestation: { ...attestation, certified: 'trust-required' as const } };
    assert.deepEqual(refusal(certified, timeless), ['trust_path', 'R.24']);
  });

  it('certificates that lead to an anchor are trusted', () => {
    const [leaf = assert.fail('no leaf')] = verify(certified).attestation.trustPath;
    assert.equal(verify(certified, trusting([leaf], 'trust-required')).attestation.trusted, true);
    assert.equal(verify(certified, trusting([leaf], 'accepted-untrusted')).attestation.trusted, true);
    const late = { attestation: { ...trusting([leaf], 'trust-required').attestation, at: Date.UTC(2999, 0) } };
    assert.deepEqual(refusal(certified, late), ['trust_path', 'R.24']);
    const { message } = refusalOf(() => verify(certified, late));
    assert.match(message, /do not lead to an anchor: a certificate has expired/u);
  });

  it('it is told which anchor they lead to, and none where they lead to none', () => {
    const [leaf = assert.fail('no leaf')] = verify(certified).attestation.trustPath;
    const { attestation } = verify(certified, trusting([leaf], 'trust-required'));
    assert.deepEqual(attestation.anchor, leaf);
    for (const response of [certified, make('packed-self').response(), plain.response()]) {
      assert.equal(verify(response).attestation.anchor, null);
    }
  });

  it('anchors may be prepared once; what is handed out is not what they keep', () => {
    const [leaf = assert.fail('no leaf')] = verify(certified).attestation.trustPath;
    const prepared = createTrustAnchors([leaf]);
    for (let time = 0; time < 2; time += 1) {
      const { anchor } = verify(certified, trusting(prepared, 'trust-required')).attestation;
      assert.deepEqual(anchor, leaf);
      anchor?.fill(0);
    }
    assert.equal(prepared.paths.size, 1);
    assert.deepEqual(refusal(certified, trusting(createTrustAnchors([]), 'trust-required')), ['trust_path', 'R.24']);
  });
});
