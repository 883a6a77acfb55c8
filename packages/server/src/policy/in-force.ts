import { createTrustAnchors } from '@signet/webauthn';
import type { TrustAnchors } from '@signet/webauthn';
import type { RelyingPartyKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { policyVersion } from './policy.ts';
import type { Policy } from './policy.ts';

/** A policy with what is made of it. */
export interface ReadyPolicy {
  readonly policy: Policy;
  /** Changes with any field. */
  readonly version: string;
  /** What attestation certificates may lead to. */
  readonly trustAnchors: TrustAnchors;
}

/** The policy that everything is held to at this moment. */
export interface PolicyInForce {
  readonly now: ReadyPolicy;
  /** By the configuration of this process: the stored one is not asked. */
  readonly fixed: boolean;
  /** Why this release cannot hold the stored one, in words; defaults stand in for it. Null: it can. Otherwise no server runs. */
  readonly fault: string | null;
  /**
   * Learns what other processes changed.
   * @throws ConfigurationError for a policy that this release cannot hold (the one before stays in force); StorageUnavailable
   */
  refresh(): Promise<void>;
  /** As refresh, at most once a second for all who ask, and of a policy that cannot hold only the log hears. */
  learn(): Promise<void>;
}

export interface PolicyHome {
  readonly store: Store;
  readonly rp: RelyingPartyKey;
}

export function readyPolicy(policy: Policy): ReadyPolicy {
  const anchors = policy.attestationAnchors.map((it) => Buffer.from(it, 'base64'));
  return { policy, version: policyVersion(policy), trustAnchors: createTrustAnchors(anchors) };
}
