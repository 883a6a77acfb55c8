import { createTrustAnchors } from '@signet/webauthn';
import * as v from 'valibot';
import { choice } from './choice.ts';

/** Which outcomes of an attestation are acceptable (§7.1 step 24); a statement that comes is verified whatever this says. */
const Accepted = v.strictObject({
  none: choice(['accepted', 'refused'], 'accepted'),
  self: choice(['accepted', 'refused'], 'accepted'),
  /** Certificates: taken as untrusted evidence, or refused unless they lead to an anchor. */
  certified: choice(['accepted-untrusted', 'trust-required'], 'accepted-untrusted'),
});

/** Demands beyond the verification procedures of §8; what is left out is as the specification has it. */
const Statements = v.strictObject({
  compound: v.exactOptional(v.picklist(['all', 'any'])),
  androidKey: v.exactOptional(v.picklist(['any-environment', 'trusted-environment'])),
  tpmManufacturer: v.exactOptional(v.picklist(['any', 'registered'])),
  tpmKey: v.exactOptional(v.picklist(['any', 'generated-in-tpm'])),
  fidoU2fAaguid: v.exactOptional(v.picklist(['any', 'zero'])),
  safetyNetAge: v.exactOptional(v.nullable(v.pipe(v.number(), v.minValue(0)))),
  safetyNetDevice: v.exactOptional(v.picklist(['any', 'cts-profile'])),
});

/** The policy's fields about attestation. */
export const attestationFields = {
  /** The conveyance that creation asks for (§5.4.7). */
  attestation: choice(['none', 'indirect', 'direct', 'enterprise'], 'none'),
  attestationAccepted: v.optional(Accepted, {}),
  /** DER certificates in base64 that attestation may lead to; none means that nothing is trusted. */
  attestationAnchors: v.optional(
    v.array(v.pipe(v.string(), v.check(isCertificate, 'a DER certificate in base64'))),
    [],
  ),
  attestationStatements: v.optional(Statements, {}),
};

const Attestation = v.object(attestationFields);

/** Why nobody could make a passkey under this policy; null: somebody can. */
export function faultOfAttestation(policy: v.InferOutput<typeof Attestation>): string | null {
  const { attestation, attestationAccepted: accepted, attestationAnchors: anchors } = policy;
  if (accepted.none === 'accepted') return null;
  if (attestation === 'none') {
    return 'policy.attestation asks for none, and policy.attestationAccepted.none refuses it. Ask for "direct".';
  }
  if (accepted.self === 'accepted' || accepted.certified === 'accepted-untrusted' || anchors.length > 0) return null;
  return 'policy.attestationAccepted wants trusted certificates, and policy.attestationAnchors names none. Name the roots.';
}

/** Judged by what will read it at the start: where the two differed, a start would end with the library's TypeError. */
function isCertificate(text: string): boolean {
  const der = Buffer.from(text, 'base64');
  try {
    createTrustAnchors([der], { cache: 0 });
    return der.toString('base64') === text;
  } catch {
    return false;
  }
}
