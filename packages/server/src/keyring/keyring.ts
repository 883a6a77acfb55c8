/** What a key of the ring is for. A key serves one purpose only. */
export type KeyPurpose = 'ceremony' | 'enrolment-ticket';

export interface RingKey {
  /** 4 bytes, written into every token that the key sealed. */
  readonly id: Uint8Array;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  /** Milliseconds since the epoch; a key with an end seals nothing and opens only what is older. */
  readonly retires: number | null;
}

export interface Keyring {
  /** The key that seals now. */
  current(purpose: KeyPurpose): RingKey;
  /** The key with that id; null: it is not in the ring. */
  find(purpose: KeyPurpose, id: Uint8Array): RingKey | null;
}
