import type { AttestationFormat, VerifiedStatement } from '../attestation/formats/format.ts';
import { findFormat } from '../attestation/registry.ts';
import { endsInAnchor } from '../attestation/trust.ts';
import { refuse } from '../refusals/refusal.ts';
import type { AttestationPolicy } from './expected.ts';

/** R.21. @throws Refusal unknown_format */
export function determineFormat(identifier: string): AttestationFormat {
  return findFormat(identifier) ?? refuse('unknown_format', 'the attestation statement format is not in the table');
}

/**
 * R.24: whether what the statement says is acceptable, and whether it is trusted. Trusted means proven: a path from the
 * leaf to an anchor that the caller named.
 * @throws Refusal attestation_policy, trust_path
 */
export function assessTrust({ type, trustPath }: VerifiedStatement, policy: AttestationPolicy): boolean {
  if (type === 'none' && policy.none === 'refused') {
    refuse('attestation_policy', 'attestation is required and there is none');
  }
  if (type === 'self' && policy.self === 'refused') refuse('attestation_policy', 'self attestation is not accepted');
  if (type === 'none' || type === 'self') return false;
  const trusted = policy.at !== undefined && endsInAnchor(trustPath, policy.anchors, policy.at);
  if (!trusted && policy.certified === 'trust-required')
    refuse('trust_path', 'the certificates do not lead to an anchor');
  return trusted;
}
