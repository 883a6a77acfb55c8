import assert from 'node:assert/strict';
import { createHash, verify } from 'node:crypto';
import { describe, it } from 'node:test';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@signet/webauthn';
import { createAuthenticator } from '../../src/authenticator/create-authenticator.ts';
import type { MadeAuthentication } from '../../src/authenticator/make-authentication.ts';
import type { MadeRegistration } from '../../src/authenticator/make-registration.ts';
import { forgeAuthentication } from '../../src/forge/authentication-forge.ts';
import type { AuthenticationForge } from '../../src/forge/authentication-forge.ts';
import { forgeRegistration } from '../../src/forge/registration-forge.ts';
import type { RegistrationForge } from '../../src/forge/registration-forge.ts';
import { bytesOf, creation, PAGE, request } from '../authenticator/scene.ts';

function registration(): MadeRegistration {
  return createAuthenticator({ seed: 'forge', attestation: 'packed-self' }).makeRegistration(creation(), PAGE);
}

function authentication(): MadeAuthentication {
  const authenticator = createAuthenticator({ seed: 'forge' });
  authenticator.create(creation(), PAGE);
  return authenticator.makeAuthentication(request(), PAGE);
}

function registered(forge: RegistrationForge): RegistrationResponseJSON {
  return forge.response() as RegistrationResponseJSON;
}

function authenticated(forge: AuthenticationForge): AuthenticationResponseJSON {
  return forge.response() as AuthenticationResponseJSON;
}

function isSigned(made: MadeAuthentication, { response }: AuthenticationResponseJSON): boolean {
  const hash = createHash('sha256').update(bytesOf(response.clientDataJSON)).digest();
  const signed = Buffer.concat([bytesOf(response.authenticatorData), hash]);
  return verify('sha256', signed, made.credential.key.publicKey, bytesOf(response.signature));
}

describe('the forge', () => {
  it('gives the response back where nothing was changed', () => {
    assert.deepEqual(forgeRegistration(registration()).response(), registration().response);
    assert.deepEqual(forgeAuthentication(authentication()).response(), authentication().response);
  });

  it('gives the same signatures anew where nothing was changed', () => {
    assert.deepEqual(forgeRegistration(registration()).resign().response(), registration().response);
    assert.deepEqual(forgeAuthentication(authentication()).resign().response(), authentication().response);
  });

  it('leaves the forge it started from as it was', () => {
    const start = forgeAuthentication(authentication());
    start
      .flags({ uv: false })
      .rpId('example.net')
      .signature(() => new Uint8Array(1))
      .envelope(() => null);
    assert.deepEqual(start.response(), authentication().response);
  });

  it('signs only when told to', () => {
    const made = authentication();
    const changed = forgeAuthentication(made).clientData({ origin: 'https://evil.example' });
    assert.equal(isSigned(made, authenticated(changed)), false);
    assert.equal(isSigned(made, authenticated(changed.resign())), true);
  });

  it('changes members of the client data and takes them away', () => {
    const { response } = registered(
      forgeRegistration(registration()).clientData({ origin: 1, crossOrigin: undefined }),
    );
    assert.equal(
      bytesOf(response.clientDataJSON).toString(),
      '{"type":"webauthn.create","challenge":"MDEyMzQ1Njc4OWFiY2RlZg","origin":1}',
    );
  });

  it('changes flags and nothing beside them', () => {
    const before = bytesOf(authentication().response.response.authenticatorData);
    const after = bytesOf(
      authenticated(forgeAuthentication(authentication()).flags({ be: false, rfu1: true })).response.authenticatorData,
    );
    assert.equal(after[32], ((before[32] ?? 0) & ~0x08) | 0x02);
    assert.deepEqual(after.fill(0, 32, 33), before.fill(0, 32, 33));
  });

  it('renames a credential everywhere', () => {
    const forged = registered(forgeRegistration(registration()).credentialId(Uint8Array.of(1, 2, 3)));
    const data = bytesOf(forged.response.authenticatorData);
    assert.deepEqual([forged.id, forged.rawId], ['AQID', 'AQID']);
    assert.equal(data.subarray(53, 58).toString('hex'), '0003010203');
    assert.ok(bytesOf(forged.response.attestationObject).includes(data));
  });

  it('changes the attestation object as value, then as bytes', () => {
    const forge = forgeRegistration(registration())
      .attestationObjectBytes((bytes) => Buffer.concat([bytes, Buffer.of(0xff)]))
      .attestationObject(() => ['changed']);
    assert.equal(bytesOf(registered(forge).response.attestationObject).toString('hex'), '81676368616e676564ff');
  });

  it('adds extensions and attested data with their flags', () => {
    const { credential } = authentication();
    const attested = { aaguid: new Uint8Array(16), credentialId: credential.id, publicKey: null };
    const forge = forgeAuthentication(authentication()).attestedData(attested).extensions(new Map());
    const data = bytesOf(authenticated(forge).response.authenticatorData);
    assert.equal((data[32] ?? 0) & 0xc0, 0xc0);
    assert.equal(data.subarray(-2).toString('hex'), 'f6a0');
    assert.throws(
      () => forgeRegistration(registration()).withoutAttestedData().credentialId(new Uint8Array(1)),
      TypeError,
    );
  });
});
