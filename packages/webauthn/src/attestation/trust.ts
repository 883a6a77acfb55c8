import { copyBytes } from '../bytes/copy.ts';
import { Refusal, refuse } from '../refusals/refusal.ts';
import { createTrustAnchors } from '../x509/path/create-trust-anchors.ts';
import { findTrustPath } from '../x509/path/find-trust-path.ts';
import { TrustAnchors } from '../x509/path/trust-anchors.ts';
import type { StatementPolicy, VerifiedStatement } from './formats/format.ts';

/** What a relying party accepts (`AttestationPolicy`). */
export interface TrustDemands {
  readonly none: 'accepted' | 'refused';
  readonly self: 'accepted' | 'refused';
  readonly certified: 'accepted-untrusted' | 'trust-required';
  readonly anchors: TrustAnchors | readonly Uint8Array[];
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly statements?: Partial<Pick<StatementPolicy, 'compound'>>;
}

/** What came of it. */
export interface AssessedTrust {
  /** DER of the anchor that the trust path ends in; null where the statement is not trusted. */
  readonly anchor: Uint8Array | null;
}

const untrusted: AssessedTrust = { anchor: null };

/**
 * R.24: whether what the statement says is acceptable, and whether it is trusted. Trusted means proven: a path from the
 * leaf to an anchor that the caller named.
 * @throws Refusal attestation_policy, trust_path
 * @throws TypeError where an anchor is not a certificate
 */
export function assessTrust(statement: VerifiedStatement, demands: TrustDemands): AssessedTrust {
  const { type, parts, trustPath } = statement;
  if (parts !== undefined) return assessParts(parts, demands);
  if (type === 'none' && demands.none === 'refused') {
    refuse('attestation_policy', 'attestation is required and there is none');
  }
  if (type === 'self' && demands.self === 'refused') refuse('attestation_policy', 'self attestation is not accepted');
  return type === 'none' || type === 'self' ? untrusted : assessPath(trustPath, demands);
}

function assessPath(trustPath: readonly Uint8Array[], { anchors, at, certified }: TrustDemands): AssessedTrust {
  const prepared = anchors instanceof TrustAnchors ? anchors : createTrustAnchors(anchors, { cache: 0 });
  const { path, obstacle } =
    at === undefined ? { path: null, obstacle: 'the caller did not say when' } : findTrustPath(trustPath, prepared, at);
  if (path !== null) return { anchor: copyBytes(path.anchor) };
  if (certified === 'trust-required') refuse('trust_path', `the certificates do not lead to an anchor: ${obstacle}`);
  return untrusted;
}

/**
 * A compound statement (§8.9): all of its parts have to be acceptable, or any. It is trusted where some certificates lead to
 * an anchor, and unless any suffices, where no others fail to.
 */
function assessParts(parts: readonly VerifiedStatement[], demands: TrustDemands): AssessedTrust {
  const isAny = demands.statements?.compound === 'any';
  const assessed: (AssessedTrust & { isCertified: boolean })[] = [];
  let refused: Refusal | undefined;
  for (const part of parts) {
    try {
      assessed.push({ ...assessTrust(part, demands), isCertified: part.type !== 'none' && part.type !== 'self' });
    } catch (error) {
      if (!isAny || !(error instanceof Refusal)) throw error;
      refused ??= error;
    }
  }
  if (assessed.length === 0 && refused !== undefined) throw refused;
  const doubts = assessed.some(({ anchor, isCertified }) => isCertified && anchor === null);
  if (doubts && !isAny) return untrusted;
  return { anchor: assessed.find(({ anchor }) => anchor !== null)?.anchor ?? null };
}
