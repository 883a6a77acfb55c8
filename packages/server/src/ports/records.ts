/** The records that cross the Store port. Times are milliseconds since the epoch, made by the application; ids likewise. */

declare const brand: unique symbol;
type Branded<Text extends string, Name> = Text & { readonly [brand]: Name };

/** UUIDv7. */
export type AccountId = Branded<string, 'AccountId'>;
/** UUIDv7. */
export type PasskeyId = Branded<string, 'PasskeyId'>;
/** UUIDv7. */
export type SessionId = Branded<string, 'SessionId'>;
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
  readonly status: AccountStatus;
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
  /** `aal1` or `aal2` (NIST SP 800-63B). */
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
}

/** A key as it lies in the store: encrypted under the master key with id and purpose as associated data. */
export interface KeyringRecord {
  readonly id: string;
  readonly purpose: string;
  readonly wrapped: Uint8Array;
  readonly created: number;
  /** From then on it opens what it sealed before, and seals nothing; null: it is in use. */
  readonly retires: number | null;
}
