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
  RelyingPartyKey,
  RelyingPartyRecord,
  SealedEventRecord,
  SessionId,
  SessionRecord,
} from './records.ts';
export { StorageUnavailable } from './store.ts';
export type { PasskeyGone, PasskeyUse, Store } from './store.ts';
