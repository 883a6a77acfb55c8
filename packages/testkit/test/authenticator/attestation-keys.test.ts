import assert from 'node:assert/strict';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { id_ce_keyDescription, NonStandardKeyMintKeyDescription } from '@peculiar/asn1-android';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { androidKeyAuthority } from '../../src/authenticator/attestation/android-key/android-key-attestation.ts';
import { tpmAuthority } from '../../src/authenticator/attestation/tpm/aik-certificate.ts';
import { createAuthenticator } from '../../src/authenticator/create-authenticator.ts';
import { createSeed } from '../../src/authenticator/seed.ts';
import { creation, PAGE } from './scene.ts';

const SEED = 'attestation';

function attest(attestation: 'tpm' | 'android-key', alg: number) {
  const authenticator = createAuthenticator({ seed: SEED, attestation, algorithms: [alg] });
  const made = authenticator.makeRegistration(creation(), { ...PAGE, alg });
  const { statement } = made.attestation;
  const { authenticatorData, clientDataJSON } = made.given;
  const clientDataHash = sha256(clientDataJSON);
  return { made, statement, signed: Buffer.concat([authenticatorData, clientDataHash]), clientDataHash };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function member(statement: unknown, name: string): Uint8Array {
  const value: unknown = statement instanceof Map ? statement.get(name) : undefined;
  const bytes: unknown = Array.isArray(value) ? value[0] : value;
  assert.ok(bytes instanceof Uint8Array, name);
  return bytes;
}

describe('attestation by a TPM, as others read it', () => {
  for (const alg of [-7, -35, -257]) {
    const { made, statement, signed } = attest('tpm', alg);
    const [certInfo, pubArea] = [Buffer.from(member(statement, 'certInfo')), Buffer.from(member(statement, 'pubArea'))];
    const aik = new X509Certificate(member(statement, 'x5c'));

    it(`certifies a key of algorithm ${alg} with an AIK that its CA issued`, () => {
      assert.ok(verify('sha256', certInfo, aik.publicKey, member(statement, 'sig')));
      const root = new X509Certificate(tpmAuthority(createSeed(SEED)).certificate);
      assert.ok(aik.verify(root.publicKey) && aik.checkIssued(root));
      assert.equal(aik.subject, undefined);
      assert.deepEqual(aik.keyUsage, ['2.23.133.8.3']);
      assert.match(aik.subjectAltName ?? '', /^DirName:/u);
    });

    it(`names the public area and what is attested (${alg})`, () => {
      const [, signerLength] = [certInfo.readUInt32BE(0), certInfo.readUInt16BE(6)];
      const extraData = certInfo.subarray(10 + signerLength, 10 + signerLength + 32);
      assert.deepEqual(extraData, sha256(signed));
      const name = Buffer.concat([Buffer.from('0022000b', 'hex'), sha256(pubArea)]);
      assert.ok(certInfo.includes(name));
    });

    it(`has the credential key in the public area (${alg})`, () => {
      const jwk = made.credential.key.publicKey.export({ format: 'jwk' });
      for (const value of [jwk.x, jwk.y, jwk.n]) {
        if (value !== undefined) assert.ok(pubArea.includes(Buffer.from(value, 'base64url')));
      }
    });
  }
});

describe('attestation by Android’s key store, as others read it', () => {
  const { made, statement, signed, clientDataHash } = attest('android-key', -7);
  const leaf = new X509Certificate(member(statement, 'x5c'));

  it('is signed by the credential key, which its CA certified', () => {
    assert.ok(verify('sha256', signed, made.credential.key.publicKey, member(statement, 'sig')));
    assert.ok(leaf.publicKey.equals(made.credential.key.publicKey));
    const root = new X509Certificate(androidKeyAuthority(createSeed(SEED)).certificate);
    assert.ok(leaf.verify(root.publicKey) && leaf.checkIssued(root));
  });

  it('describes a key that was generated to sign, for this challenge', () => {
    const { extensions = [] } = AsnConvert.parse(leaf.raw, Certificate).tbsCertificate;
    const extension = [...extensions].find(({ extnID }) => extnID === id_ce_keyDescription);
    const value = extension?.extnValue.buffer ?? assert.fail('no description');
    const description = AsnConvert.parse(value, NonStandardKeyMintKeyDescription);
    assert.deepEqual(Buffer.from(description.attestationChallenge.buffer), clientDataHash);
    assert.equal(description.attestationVersion, 300);
    const [software, hardware] = [description.softwareEnforced, description.hardwareEnforced];
    assert.equal(hardware.findProperty('origin'), 0);
    assert.deepEqual([...(hardware.findProperty('purpose') ?? [])], [2]);
    assert.equal(software.findProperty('origin'), undefined);
    for (const list of [software, hardware]) assert.equal(list.findProperty('allApplications'), undefined);
  });
});

describe('statements that are signed anew', () => {
  it('are the same for the same seed, and speak for what is there then', () => {
    for (const attestation of ['tpm', 'android-key'] as const) {
      const { made, statement } = attest(attestation, -7);
      assert.deepEqual(attest(attestation, -7).statement, statement);
      assert.deepEqual(made.attestation.resign(statement, made.given), statement);
      const other = made.attestation.resign(statement, { ...made.given, clientDataJSON: new Uint8Array(2) });
      assert.notDeepEqual(other, statement);
    }
  });
});
