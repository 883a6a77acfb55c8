import type {
  AccountId,
  AccountStatus,
  EventOutcome,
  PasskeyId,
  PasskeyStatus,
  RecoveryId,
  RelyingPartyKey,
  Role,
  SessionId,
} from '@signet/server/ports';
import type { Generated } from 'kysely';
import type { AdminTokenRow, InviteRow } from './governance-tables.ts';
import type { MailRow, NoticeRow } from './notice-tables.ts';
import type { RecoveryCodeRow, RecoveryRow, TotpRow } from './recovery-tables.ts';

/**
 * The tables as SQL holds them: times are milliseconds since the epoch, truth values are 0 and 1, lists and objects are
 * JSON texts. Every row but keys, spent nonces, counters and marks names its relying party, so that a database can be divided by it.
 */
export interface Tables {
  relying_parties: RelyingPartyRow;
  accounts: AccountRow & {
    /** Passkeys that are not revoked, kept by the units that change which there are. */
    passkey_count: Generated<number>;
  };
  passkeys: PasskeyRow;
  sessions: SessionRow;
  spent_ceremonies: SpentCeremonyRow;
  marks: MarkRow;
  events: EventRow;
  keyring: KeyringRow;
  event_checkpoints: CheckpointRow;
  rate_limits: RateLimitRow;
  recovery_codes: RecoveryCodeRow;
  recoveries: RecoveryRow;
  totp: TotpRow;
  notices: NoticeRow;
  outbox: MailRow;
  invites: InviteRow;
  admin_tokens: AdminTokenRow;
}

export type Bit = 0 | 1;

export interface RelyingPartyRow {
  id: RelyingPartyKey;
  rp_id: string;
  name: string;
  origins: string;
  former_rp_ids: string;
  policy: string;
  created: number;
}

export interface AccountRow {
  id: AccountId;
  rp: RelyingPartyKey;
  external_id: string | null;
  user_handle: Uint8Array;
  username: string;
  username_folded: string;
  display_name: string;
  status: AccountStatus;
  created: number;
  email: string | null;
  role: Role;
  recovery_off: Bit;
  recovered_at: number | null;
}

export interface PasskeyRow {
  id: PasskeyId;
  account: AccountId;
  rp: RelyingPartyKey;
  credential_id: Uint8Array;
  rp_id: string;
  public_key: Uint8Array;
  alg: number;
  sign_count: number;
  sign_count_recorded: number;
  transports: string;
  attachment: string | null;
  discoverable: Bit | null;
  uv_initialized: Bit;
  backup_eligible: Bit;
  backup_state: Bit;
  aaguid: Uint8Array;
  attestation_format: string;
  attestation_type: string;
  attestation_object: Uint8Array;
  provider_name: string | null;
  label: string;
  created: number;
  created_origin: string;
  created_agent: string;
  last_used: number | null;
  status: PasskeyStatus;
  attestation_trusted: Bit;
}

export interface SessionRow {
  id: SessionId;
  rp: RelyingPartyKey;
  account: AccountId;
  passkey: PasskeyId | null;
  token_hash: Uint8Array;
  created: number;
  auth_time: number;
  last_seen: number;
  expires: number;
  idle_limit: number;
  methods: string;
  assurance: string;
  agent: string;
  recovery: RecoveryId | null;
}

export interface SpentCeremonyRow {
  nonce: Uint8Array;
  expires: number;
}

/**
 * Values that only rise: `spent_ceremonies` is the highest expiry that the sweeper removed. Its row goes where all the keys
 * retire under which something can have been spent.
 */
export interface MarkRow {
  name: string;
  value: number;
}

export interface EventRow {
  id: string;
  rp: RelyingPartyKey;
  time: number;
  type: string;
  actor: AccountId | null;
  subject: string | null;
  outcome: EventOutcome;
  code: string | null;
  ip: string | null;
  agent: string | null;
  data: string;
  /** Null in a row of an older version that is not sealed yet, and where the personal part was erased. */
  salt: Uint8Array | null;
  /** This and the rest are null until the sealer comes by. */
  seq: number | null;
  personal_digest: Uint8Array | null;
  mac: Uint8Array | null;
}

export interface CheckpointRow {
  rp: RelyingPartyKey;
  seq: number;
  head: Uint8Array;
  time: number;
  key: string;
  mac: Uint8Array;
}

/** Uses that a window of a shared limit has counted. */
export interface RateLimitRow {
  key: string;
  uses: number;
  expires: number;
}

export interface KeyringRow {
  id: string;
  purpose: string;
  wrapped: Uint8Array;
  created: number;
  retires: number | null;
}
