import { copyBytes } from '../bytes/copy.ts';
import { checkExpectedRegistration } from './check-expected.ts';
import type { ExpectedRegistration } from './expected.ts';
import { RegistrationFacts } from './facts.ts';
import { ParsedRegistration } from './parsed.ts';
import { registration } from './registration.ts';
import type { Conclusion, Known } from './row.ts';
import { runRows } from './run.ts';
import type { VerifiedRegistration } from './verified.ts';
import { assertCredentialId, verified } from './verified.ts';

/**
 * Verifies a registration (§7.1) and answers with what to store.
 * @param parsed from `parseRegistration`; may be verified more than once
 * @throws CeremonyError challenge_mismatch, origin_mismatch, cross_origin, top_origin, rp_id_mismatch, user_not_present,
 * user_not_verified, backup_flags, policy_backup, alg_not_allowed, unknown_format, those of the attestation formats,
 * attestation_policy, trust_path, credential_id_too_long, credential_exists, extension_policy
 * @throws TypeError where `expected` lacks a member or has one that makes no sense
 */
export function verifyRegistration(parsed: ParsedRegistration, expected: ExpectedRegistration): VerifiedRegistration {
  checkExpectedRegistration(expected);
  const facts = Object.assign(new RegistrationFacts(), ParsedRegistration.factsOf(parsed));
  facts.expected = expected;
  runRows('registration', registration.verify, facts);
  return result.of(facts);
}

type Found =
  | 'response'
  | 'clientExtensionResults'
  | 'extensions'
  | 'origin'
  | 'crossOrigin'
  | 'topOrigin'
  | 'attestationObject'
  | 'authenticatorData'
  | 'credentialId'
  | 'aaguid'
  | 'publicKey'
  | 'rpId'
  | 'statement'
  | 'trust';

const result: Conclusion<RegistrationFacts, VerifiedRegistration> = {
  of(facts: Known<RegistrationFacts, Found>): VerifiedRegistration {
    const { flags, signCount } = facts.authenticatorData;
    const { credentialId } = facts;
    assertCredentialId(credentialId);
    return {
      [verified]: 'registration',
      credentialId,
      publicKey: facts.publicKey.bytes,
      alg: facts.publicKey.alg,
      signCount,
      userVerified: flags.uv,
      userPresent: flags.up,
      backupEligible: flags.be,
      backupState: flags.bs,
      aaguid: facts.aaguid,
      transports: facts.response.transports,
      authenticatorAttachment: facts.response.authenticatorAttachment,
      discoverable: facts.extensions.credProps?.rk ?? null,
      rpId: facts.rpId,
      origin: facts.origin,
      crossOrigin: facts.crossOrigin,
      topOrigin: facts.topOrigin,
      attestation: {
        format: facts.attestationObject.format,
        type: facts.statement.type,
        trusted: facts.trust.anchor !== null,
        anchor: facts.trust.anchor,
        trustPath: facts.statement.trustPath,
        parts: facts.statement.parts ?? [],
      },
      // Copies: what is stored for years must not hold on to memory shared with other responses.
      attestationObject: copyBytes(facts.response.attestationObject),
      clientDataJSON: copyBytes(facts.response.clientDataJSON),
      clientExtensionResults: facts.clientExtensionResults,
      extensions: facts.extensions,
    };
  },
};
