import type { CborValue } from '../cbor/value.ts';
import type { AuthenticatorData } from '../authenticator-data/authenticator-data.ts';
import { specificationPolicy } from '../attestation/formats/format.ts';
import type { AttestationFormat, VerifiedStatement } from '../attestation/formats/format.ts';
import { findFormat } from '../attestation/registry.ts';
import { refuse } from '../refusals/refusal.ts';
import type { CosePublicKey } from '../cose/key.ts';
import type { ExpectedRegistration } from './expected.ts';

/** R.21. @throws Refusal unknown_format */
export function determineFormat(identifier: string): AttestationFormat {
  return findFormat(identifier) ?? refuse('unknown_format', 'the attestation statement format is not in the table');
}

/** What a statement is verified over. */
interface Attested {
  readonly authenticatorData: AuthenticatorData;
  readonly aaguid: Uint8Array;
  readonly publicKey: CosePublicKey;
  readonly clientDataHash: Uint8Array;
  readonly expected: Pick<ExpectedRegistration, 'attestation'>;
}

/** R.22. @throws Refusal as the format's row says */
export function verifyStatement(
  format: AttestationFormat,
  statement: CborValue,
  attested: Attested,
): VerifiedStatement {
  const { attestation } = attested.expected;
  return format.verify({
    statement,
    authenticatorData: attested.authenticatorData,
    aaguid: attested.aaguid,
    credentialKey: attested.publicKey,
    clientDataHash: attested.clientDataHash,
    policy: { ...specificationPolicy, ...attestation.statements },
    at: attestation.at ?? null,
    verifyStatement: (identifier, part) => verifyStatement(determineFormat(identifier), part, attested),
  });
}
