import assert from 'node:assert/strict';
import { specificationPolicy } from '../../src/attestation/formats/format.ts';
import type { StatementInputs, VerifiedStatement } from '../../src/attestation/formats/format.ts';
import { parseAttestationObject } from '../../src/attestation/object.ts';
import { findFormat } from '../../src/attestation/registry.ts';
import { parseAuthenticatorData } from '../../src/authenticator-data/parse.ts';
import { parseCoseKey } from '../../src/cose/parse.ts';

/** What was recorded of an attestation. */
export interface RecordedAttestation {
  readonly attestationObject: Uint8Array;
  readonly clientDataHash: Uint8Array;
}

/** Verifies a recorded statement, with some of its inputs changed. */
export function verifyRecorded(
  { attestationObject, clientDataHash }: RecordedAttestation,
  changed: Partial<StatementInputs> = {},
): VerifiedStatement {
  const { format, statement, authenticatorData } = parseAttestationObject(attestationObject);
  const row = findFormat(format) ?? assert.fail(`no format ${format}`);
  const parsed = parseAuthenticatorData(authenticatorData);
  const attested = parsed.attestedCredentialData ?? assert.fail('no attested credential data');
  return row.verify({
    statement,
    authenticatorData: parsed,
    aaguid: attested.aaguid,
    credentialKey: parseCoseKey(attested.publicKey),
    clientDataHash,
    policy: specificationPolicy,
    at: null,
    verifyStatement: () => assert.fail('a statement within a statement'),
    ...changed,
  });
}
