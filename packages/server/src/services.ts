import type { KeyCache } from '@signet/webauthn';
import type { Logger } from 'pino';
import type { RelyingParty } from './configuration/relying-party.ts';
import type { ObservedAnswer } from './http/observed-answer.ts';
import type { NewId } from './identifiers/uuid-v7.ts';
import type { Keyring } from './keyring/keyring.ts';
import type { Limits } from './limits/limits.ts';
import type { PolicyInForce } from './policy/in-force.ts';
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
  /** The one in force just now: it may be another a moment later. */
  readonly policy: Policy;
  /** The same with its version, and how it is learned. */
  readonly policyInForce: PolicyInForce;
  readonly keyring: Keyring;
  /** Keys of passkeys that were used lately, ready to verify with. */
  readonly keys: KeyCache;
  readonly limits: Limits;
  /** Whether messages go into the outbox. */
  readonly mail: boolean;
  readonly log: Logger;
  /** Told of every answer. */
  readonly observe: (answer: ObservedAnswer) => void;
}
