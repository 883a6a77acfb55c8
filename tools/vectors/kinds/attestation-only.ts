import { assessTrust } from '../../../packages/webauthn/src/attestation/trust.ts';
import { parseAttestationObject } from '../../../packages/webauthn/src/attestation/object.ts';
import { parseAuthenticatorData } from '../../../packages/webauthn/src/authenticator-data/parse.ts';
import { determineFormat, verifyStatement } from '../../../packages/webauthn/src/ceremonies/attestation-checks.ts';
import { parseCoseKey } from '../../../packages/webauthn/src/cose/parse.ts';
import { judge } from '../judge.ts';
import { bytes, text } from '../members.ts';
import type { KindOfCase, Settings, Verdict } from '../question.ts';
import { attestationDemands } from './expectation.ts';

/** An attestation object with the hash of client data that nobody kept; with `parse-only`, not even that. */
export const attestationOnly: KindOfCase = {
  name: 'attestation only',
  read: (element, settings) => {
    const [id, encoded, expect] = [text(element, 'id'), text(element, 'attestationObject'), text(element, 'expect')];
    if (id === undefined || encoded === undefined || !isExpectation(expect)) return null;
    const format = text(element, 'format') ?? null;
    const isKnown = format !== 'apple-appattest';
    return [
      {
        id,
        kind: 'attestation',
        expect: expect === 'reject' ? 'reject' : 'accept',
        ...(isKnown ? {} : { policy: 'a format that is not a registered one' }),
        format,
        alg: text(element, 'alg') ?? null,
        attestationAlg: text(element, 'attestationAlg') ?? null,
        judge: () => judge(() => (expect === 'parse-only' ? parse(encoded) : verify(element, encoded, settings))),
      },
    ];
  },
};

function isExpectation(expect: string | undefined): boolean {
  return expect === 'accept' || expect === 'reject' || expect === 'parse-only';
}

/** Such a case is a sample of the encoding alone. */
function parse(encoded: string): void {
  parseAttestationObject(bytes(encoded));
}

function verify(element: object, encoded: string, settings: Settings): Omit<Verdict, 'got'> {
  const { format, statement, authenticatorData } = parseAttestationObject(bytes(encoded));
  const parsed = parseAuthenticatorData(authenticatorData);
  const attested = parsed.attestedCredentialData;
  if (attested === null) throw new TypeError('no attested credential data');
  const attestation = attestationDemands(element, settings);
  const verified = verifyStatement(determineFormat(format), statement, {
    authenticatorData: parsed,
    aaguid: attested.aaguid,
    publicKey: parseCoseKey(attested.publicKey),
    clientDataHash: bytes(text(element, 'clientDataHash')),
    expected: { attestation },
  });
  const { anchor } = assessTrust(verified, attestation);
  return verified.type === 'none' || verified.type === 'self' ? {} : { trusted: anchor !== null };
}
