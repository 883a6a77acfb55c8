import assert from 'node:assert/strict';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { SettingsService, verifyRegistrationResponse } from '@simplewebauthn/server';
import { safetyNetAttestation, safetyNetAuthority } from '../../src/authenticator/attestation/android-safetynet.ts';
import { appleAuthority } from '../../src/authenticator/attestation/apple.ts';
import type { AttestationMaker } from '../../src/authenticator/attestation/attestation-maker.ts';
import type { CertificateAuthority } from '../../src/authenticator/attestation/certificate-authority.ts';
import { fidoU2fAuthority } from '../../src/authenticator/attestation/fido-u2f.ts';
import { ATTESTATION_MAKERS } from '../../src/authenticator/attestation/registry.ts';
import { createAuthenticator } from '../../src/authenticator/create-authenticator.ts';
import { createSeed } from '../../src/authenticator/seed.ts';
import type { Seed } from '../../src/authenticator/seed.ts';
import { forgeRegistration } from '../../src/forge/registration-forge.ts';
import { creation, PAGE } from './scene.ts';

const SEED = 'statements';
const ZERO_AAGUID = new Uint8Array(16);
const made = createAuthenticator({ seed: SEED, aaguid: ZERO_AAGUID }).makeRegistration(creation(), PAGE);

/** The peer judges the age of a SafetyNet response by the machine's clock. */
const safetyNet: AttestationMaker = (given) => safetyNetAttestation(given, { payload: { timestampMs: Date.now() } });

const kinds: readonly (readonly [
  'apple' | 'fido-u2f' | 'android-safetynet',
  AttestationMaker,
  (seed: Seed) => CertificateAuthority,
])[] = [
  ['apple', ATTESTATION_MAKERS.apple, appleAuthority],
  ['fido-u2f', ATTESTATION_MAKERS['fido-u2f'], fidoU2fAuthority],
  ['android-safetynet', safetyNet, safetyNetAuthority],
];

/** What the peer says of an attestation, with this root as the one of its format. */
async function peer(identifier: (typeof kinds)[number][0], make: AttestationMaker, seed: string): Promise<boolean> {
  const root = kinds.find(([kind]) => kind === identifier)?.[2](createSeed(seed)).certificate;
  const before = SettingsService.getRootCertificates({ identifier });
  SettingsService.setRootCertificates({ identifier, certificates: root === undefined ? [] : [new Uint8Array(root)] });
  try {
    const response: unknown = forgeRegistration(made).attest(make).response();
    const { verified } = await verifyRegistrationResponse({
      response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: creation().challenge,
      expectedOrigin: PAGE.origin,
      expectedRPID: 'example.org',
      requireUserVerification: false,
    });
    return verified;
  } finally {
    SettingsService.setRootCertificates({ identifier, certificates: before });
  }
}

describe('statements of Apple, U2F and SafetyNet, as a peer reads them', () => {
  for (const [kind, make, authority] of kinds) {
    it(`${kind}: verified, below the root that the seed names`, async () => {
      assert.equal(await peer(kind, make, SEED), true);
      await assert.rejects(peer(kind, make, 'another seed'));
      assert.ok(new X509Certificate(authority(createSeed(SEED)).certificate).ca);
    });

    it(`${kind}: not verified over other client data`, async () => {
      const wrong = await peer(kind, (given) => make({ ...given, clientDataJSON: new Uint8Array(2) }), SEED).catch(
        () => false,
      );
      assert.equal(wrong, false);
    });
  }
});

describe('a compound statement', () => {
  it('is a list of statements, each over the same credential', () => {
    const { statement } = ATTESTATION_MAKERS.compound(made.given);
    assert.ok(Array.isArray(statement));
    const parts = statement.map((part: unknown) => (part instanceof Map ? part : assert.fail('no map')));
    assert.deepEqual(
      parts.map((part) => part.get('fmt')),
      ['packed', 'packed'],
    );
    const self: unknown = parts[1]?.get('attStmt');
    assert.ok(self instanceof Map && self.get('sig') instanceof Uint8Array);
    const { publicKey } = made.credential.key;
    assert.ok(verify('sha256', Buffer.from(signed(made.given)), publicKey, Buffer.from(self.get('sig'))));
  });
});

describe('statements that are signed anew', () => {
  for (const kind of ['apple', 'fido-u2f', 'android-safetynet', 'compound'] as const) {
    it(`${kind}: the same for the same bytes, another for others`, () => {
      const attestation = ATTESTATION_MAKERS[kind](made.given);
      assert.deepEqual(ATTESTATION_MAKERS[kind](made.given).statement, attestation.statement);
      assert.deepEqual(attestation.resign(attestation.statement, made.given), attestation.statement);
      const other = { ...made.given, clientDataJSON: new Uint8Array(2) };
      assert.deepEqual(attestation.resign(attestation.statement, other), ATTESTATION_MAKERS[kind](other).statement);
      assert.notDeepEqual(attestation.resign(attestation.statement, other), attestation.statement);
    });
  }
});

function signed({ authenticatorData, clientDataJSON }: typeof made.given): Uint8Array {
  const hash = createHash('sha256').update(clientDataJSON).digest();
  return Buffer.concat([authenticatorData, hash]);
}
