export type {
  AccountFilter,
  AccountSummary,
  AdminTokenRecord,
  EventFilter,
  InviteRecord,
} from './governance-records.ts';
export type { MailKind, MailRecord, NoticeData, NoticeKind, NoticeRecord } from './notice-records.ts';
export type { Clock, Random } from './platform.ts';
export type {
  AccountId,
  AccountRecord,
  AccountStatus,
  CheckpointRecord,
  EventHead,
  EventOutcome,
  EventRecord,
  EventSeal,
  EventToSeal,
  KeyringRecord,
  PasskeyId,
  PasskeyRecord,
  PasskeyStatus,
  RecoveryId,
  RelyingPartyKey,
  RelyingPartyRecord,
  Role,
  SealedEventRecord,
  SessionId,
  SessionRecord,
} from './records.ts';
export type {
  Guard,
  GuardRefusal,
  RecoveryCodeRecord,
  RecoveryMethod,
  RecoveryRecord,
  Standing,
  TotpRecord,
} from './recovery-records.ts';
export { StorageUnavailable } from './store.ts';
export type { PasskeyGone, PasskeyUse, Store, Telling } from './store.ts';
