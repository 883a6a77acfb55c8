import type { KeyCache, TrustAnchors } from '@signet/webauthn';
import type { Logger } from 'pino';
import type { RelyingParty } from './configuration/relying-party.ts';
import type { ObservedAnswer } from './http/observed-answer.ts';
import type { NewId } from './identifiers/uuid-v7.ts';
import type { Keyring } from './keyring/keyring.ts';
import type { Limits } from './limits/limits.ts';
import type { Policy } from './policy/policy.ts';
import type { Clock, Random } from './ports/platform.ts';
import type { Store } from './ports/store.ts';

/** What the use cases work with: made once by createSignet, changed by nobody. */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly rp: RelyingParty;
  readonly policy: Policy;
  /** Changes with any field of the policy. */
  readonly policyVersion: string;
  readonly keyring: Keyring;
  /** Keys of passkeys that were used lately, ready to verify with. */
  readonly keys: KeyCache;
  /** What attestation certificates may lead to. */
  readonly trustAnchors: TrustAnchors;
  readonly limits: Limits;
  /** Whether messages go into the outbox. */
  readonly mail: boolean;
  readonly log: Logger;
  /** Told of every answer. */
  readonly observe: (answer: ObservedAnswer) => void;
}
