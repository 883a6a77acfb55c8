/** Purposes whose keys seal tokens, each of which is spent. These keys are rotated and retired. */
export const tokenPurposes = ['ceremony', 'enrolment-ticket', 'email-check'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/**
 * Purposes whose key never changes: a chain of events has one key, and what the others hashed or encrypted lies in the store
 * or in browsers.
 */
export const lastingPurposes = ['events', 'recovery-codes', 'totp', 'device-marks', 'decoys'] as const;

/** What a key of the ring is for. A key serves one purpose only. */
export type KeyPurpose = TokenPurpose | (typeof lastingPurposes)[number];

export interface RingKey {
  /** 4 bytes, written into every token that the key sealed. */
  readonly id: Uint8Array;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  /**
   * Milliseconds since the epoch, perhaps ahead: from then on the key seals nothing and opens only what is older. Null: it
   * has no end yet.
   */
  readonly retires: number | null;
}

export interface Keyring {
  /** The key that seals now: of those that have not retired the one that does so first. */
  current(purpose: KeyPurpose): RingKey;
  /**
   * The key with that id; null: it is not in the ring. A key that this process does not know yet is looked for in the
   * store, at most once a second for all who ask.
   * @throws StorageUnavailable where the store would have to be asked and does not answer
   */
  find(purpose: KeyPurpose, id: Uint8Array): Promise<RingKey | null>;
  /**
   * Learns what other processes changed.
   * @throws StorageUnavailable; KeyringLocked for a key of another master key
   */
  refresh(): Promise<void>;
}
