import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tpmAttestation } from '@signet/testkit';
import type { StatementPolicy } from '../../src/attestation/formats/format.ts';
import { parseRegistration } from '../../src/ceremonies/parse-registration.ts';
import { verifyRegistration } from '../../src/ceremonies/verify-registration.ts';
import { expectedRegistration, scene } from '../ceremonies/scene.ts';
import { refusalOf } from '../known-bad/refusal-of.ts';

const { registration } = scene('tpm key', { attestation: 'tpm', algorithms: [-7] });

/** Registers a key of these objectAttributes, which the TPM certifies. */
function register(attributes: number, tpmKey: StatementPolicy['tpmKey']): string {
  const response = registration.attest((given) => tpmAttestation(given, { publicArea: { attributes } })).response();
  const attestation = { ...expectedRegistration.attestation, statements: { tpmKey } };
  return verifyRegistration(parseRegistration(response), { ...expectedRegistration, attestation }).attestation.type;
}

describe('the key that a TPM certifies (§8.3)', () => {
  // userWithAuth and sign: what an external key may have that is loaded with its private part (TPM2_LoadExternal).
  const external = 0x0004_0040;

  it('may be any that it holds, unless policy wants one of its own', () => {
    for (const attributes of [external, 0x0004_0472]) assert.equal(register(attributes, 'any'), 'attca');
  });

  it('is one that the TPM generated and keeps, where policy wants that', () => {
    assert.equal(register(0x0006_0472, 'generated-in-tpm'), 'attca');
    const { code, step } = refusalOf(() => register(external, 'generated-in-tpm'));
    assert.deepEqual([code, step], ['bad_attestation', 'R.22']);
  });
});
