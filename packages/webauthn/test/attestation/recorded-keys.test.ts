import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { specificationPolicy } from '../../src/attestation/formats/format.ts';
import type { StatementPolicy, VerifiedStatement } from '../../src/attestation/formats/format.ts';
import { readVectors, vectorFiles, vectorFolder } from '../encoding/vectors.ts';
import type { VectorCase } from '../encoding/vectors.ts';
import { refused } from '../refused.ts';
import { verifyRecorded } from './verify-recorded.ts';

const folder = vectorFolder();
const cases = folder === null ? [] : vectorFiles.flatMap((file) => readVectors(folder, file));

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

/** Verifies the statement of a recorded registration. */
function verify({ response }: VectorCase, policy: Partial<StatementPolicy> = {}): VerifiedStatement {
  const { attestationObject = '', clientDataJSON } = response.response;
  const clientDataHash = new Uint8Array(createHash('sha256').update(bytes(clientDataJSON)).digest());
  return verifyRecorded(
    { attestationObject: bytes(attestationObject), clientDataHash },
    { policy: { ...specificationPolicy, ...policy } },
  );
}

describe('recorded TPM statements (§8.3)', () => {
  for (const one of cases.filter(({ format }) => format === 'tpm')) {
    it(`${one.id}: ${one.expect}`, () => {
      if (one.expect === 'accept') assert.equal(verify(one).type, 'attca');
      else assert.throws(() => verify(one), refused('aaguid_mismatch'));
    });
  }

  for (const one of cases.filter(({ format, expect }) => format === 'tpm' && expect === 'accept')) {
    // The key of the specification's own vector has neither fixedTPM nor sensitiveDataOrigin.
    const isOfItself = one.id !== 'w3c-tpm-es256-reg';
    it(`${one.id}: ${isOfItself ? 'a' : 'no'} key that the TPM generated and keeps`, () => {
      const judge = (): VerifiedStatement => verify(one, { tpmKey: 'generated-in-tpm' });
      if (isOfItself) assert.equal(judge().type, 'attca');
      else assert.throws(judge, refused('bad_attestation'));
    });
  }

  const real = ['py-verify-attestation-surface-pro-4', 'py-verify-attestation-lenovo-carbon-x1', 'wfw-tpm-es256'];
  const ofTests = ['w3c-tpm-es256-reg', 'go-tpm-rs256'];
  for (const one of cases) {
    if (real.includes(one.id)) {
      it(`${one.id}: a real TPM, of a registered manufacturer`, () => {
        assert.equal(verify(one, { tpmManufacturer: 'registered' }).type, 'attca');
      });
    } else if (ofTests.includes(one.id)) {
      it(`${one.id}: of no registered manufacturer`, () => {
        assert.throws(() => verify(one, { tpmManufacturer: 'registered' }), refused('attestation_cert'));
      });
    }
  }
});

describe('recorded Android Key statements (§8.4)', () => {
  /** Keys of real devices' trusted environments; the others are of conformance tools, or of software. */
  const trusted = /pixel|samsung|hardware-authority/u;

  for (const one of cases.filter(({ format }) => format === 'android-key')) {
    const isTrusted = trusted.test(one.id);
    it(`${one.id}: accepted, ${isTrusted ? 'also' : 'not'} as one of a trusted environment`, () => {
      assert.equal(verify(one).type, 'basic');
      const judge = (): VerifiedStatement => verify(one, { androidKey: 'trusted-environment' });
      if (isTrusted) assert.equal(judge().type, 'basic');
      else assert.throws(judge, refused('bad_attestation'));
    });
  }
});
