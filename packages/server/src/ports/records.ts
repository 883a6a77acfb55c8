/** The records that cross the Store port. Times are milliseconds since the epoch, made by the application; ids likewise. */

declare const brand: unique symbol;
type Branded<Text extends string, Name> = Text & { readonly [brand]: Name };

/** UUIDv7. */
export type AccountId = Branded<string, 'AccountId'>;
/** UUIDv7. */
export type PasskeyId = Branded<string, 'PasskeyId'>;
/** UUIDv7. */
export type SessionId = Branded<string, 'SessionId'>;
/** UUIDv7. */
export type RecoveryId = Branded<string, 'RecoveryId'>;
/** Name of a relying party's row, `default` for the one that exists by default. */
export type RelyingPartyKey = Branded<string, 'RelyingPartyKey'>;

export interface RelyingPartyRecord {
  readonly id: RelyingPartyKey;
  readonly rpId: string;
  readonly name: string;
  readonly origins: readonly string[];
  readonly formerRpIds: readonly string[];
  /** Policy as validated JSON. */
  readonly policy: Readonly<Record<string, unknown>>;
  readonly created: number;
}

export type AccountStatus = 'active' | 'suspended' | 'deleted';
/** What an account may do to others: nothing, what the admin API calls `admin`, or everything. */
export type Role = 'member' | 'admin' | 'owner';

export interface AccountRecord {
  readonly id: AccountId;
  readonly rp: RelyingPartyKey;
  /** Id of the person in the embedding application, unique in the relying party. */
  readonly externalId: string | null;
  /** 32 random bytes (§5.4.3), stable, without personal data. */
  readonly userHandle: Uint8Array;
  readonly username: string;
  /** The form that is unique in the relying party: NFKC, case-folded. */
  readonly usernameFolded: string;
  readonly displayName: string;
  /** Verified; notices go there. */
  readonly email: string | null;
  readonly role: Role;
  readonly status: AccountStatus;
  /** Its owner turned recovery off. */
  readonly recoveryOff: boolean;
  /** When a recovery was last completed: passkeys that are older are protected for 72 hours. */
  readonly recoveredAt: number | null;
  readonly created: number;
}

export type PasskeyStatus = 'active' | 'suspected_clone' | 'revoked';

export interface PasskeyRecord {
  readonly id: PasskeyId;
  readonly account: AccountId;
  readonly rp: RelyingPartyKey;
  /** Unique together with `rpId`. */
  readonly credentialId: Uint8Array;
  /** The RP ID it was made for. */
  readonly rpId: string;
  /** COSE_Key as received. */
  readonly publicKey: Uint8Array;
  readonly alg: number;
  readonly signCount: number;
  /** When `signCount` was recorded; an older ceremony's lower counter is no sign of a clone. */
  readonly signCountRecorded: number;
  readonly transports: readonly string[];
  readonly attachment: string | null;
  /** Client-side discoverable; null where the client did not say. */
  readonly discoverable: boolean | null;
  readonly uvInitialized: boolean;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  /** 16 bytes. */
  readonly aaguid: Uint8Array;
  readonly attestationFormat: string;
  readonly attestationType: string;
  readonly attestationObject: Uint8Array;
  /** The statement's certificates led to an anchor. */
  readonly attestationTrusted: boolean;
  /** From the AAGUID, display only. */
  readonly providerName: string | null;
  readonly label: string;
  readonly created: number;
  readonly createdOrigin: string;
  readonly createdAgent: string;
  readonly lastUsed: number | null;
  readonly status: PasskeyStatus;
}

export interface SessionRecord {
  readonly id: SessionId;
  readonly rp: RelyingPartyKey;
  readonly account: AccountId;
  readonly passkey: PasskeyId | null;
  /** Not null: it is good for this recovery and for nothing else. */
  readonly recovery: RecoveryId | null;
  /** SHA-256 of the token; the token itself is never stored. */
  readonly tokenHash: Uint8Array;
  readonly created: number;
  /** When the person last proved themselves. */
  readonly authTime: number;
  readonly lastSeen: number;
  /** Absolute end. */
  readonly expires: number;
  /** Ends when not seen for this long, milliseconds. */
  readonly idleLimit: number;
  /** RFC 8176 values of what happened. */
  readonly methods: readonly string[];
  /** `aal1` or `aal2` (NIST SP 800-63B); `recovery` in one that is good for a recovery alone. */
  readonly assurance: string;
  readonly agent: string;
}

export type EventOutcome = 'succeeded' | 'refused';

/** A row of the audit log. It never holds a token, challenge, key or credential. */
export interface EventRecord {
  readonly id: string;
  readonly rp: RelyingPartyKey;
  readonly time: number;
  /** `account.created`, `sign-in.finished`, … */
  readonly type: string;
  /** Account that acted, or null for a stranger. */
  readonly actor: AccountId | null;
  /** What it was done to: an account or passkey id. */
  readonly subject: string | null;
  readonly outcome: EventOutcome;
  /** Problem code of a refusal. */
  readonly code: string | null;
  readonly ip: string | null;
  readonly agent: string | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  /** 16 random bytes, made with the event: they keep its personal part unguessable once that is erased. */
  readonly salt: Uint8Array;
}

/** An event as the sealer finds it; one of an older version has no salt. */
export interface EventToSeal extends Omit<EventRecord, 'salt'> {
  readonly salt: Uint8Array | null;
}

/** The end of a relying party's chain of events; before the first event seq 0 and 32 zero bytes. */
export interface EventHead {
  readonly seq: number;
  /** 32 bytes. */
  readonly mac: Uint8Array;
}

/** What the sealer writes into an event. */
export interface EventSeal {
  /** Id of the event. */
  readonly id: string;
  /** Place in the relying party's chain: 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** The event's own, or one made now for an event that had none. */
  readonly salt: Uint8Array;
  /** SHA-256 of the salt and of the personal part: actor, subject, ip, agent, data. */
  readonly personalDigest: Uint8Array;
  /** HMAC-SHA-256 of the mac before it, the personal digest and the rest of the event. */
  readonly mac: Uint8Array;
}

/** A sealed event. Without a salt its personal part was erased: the digest stands for it. */
export interface SealedEventRecord extends EventToSeal {
  readonly seq: number;
  readonly personalDigest: Uint8Array;
  readonly mac: Uint8Array;
}

/** What the chain's head was at a time; the events up to it may have been removed. */
export interface CheckpointRecord {
  readonly rp: RelyingPartyKey;
  readonly seq: number;
  /** The mac of the event of that seq, 32 bytes. */
  readonly head: Uint8Array;
  readonly time: number;
  /** Id in the keyring of the key that made `mac`. */
  readonly key: string;
  /** HMAC-SHA-256 over all of it. */
  readonly mac: Uint8Array;
}

/** A key as it lies in the store: encrypted under the master key with id and purpose as associated data. */
export interface KeyringRecord {
  readonly id: string;
  readonly purpose: string;
  readonly wrapped: Uint8Array;
  readonly created: number;
  /** From then on it opens what it sealed before, and seals nothing; it may lie ahead. null: no end is set. */
  readonly retires: number | null;
}
