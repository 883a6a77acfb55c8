export type { Clock, Random } from './platform.ts';
export type {
  AccountId,
  AccountRecord,
  AccountStatus,
  EventOutcome,
  EventRecord,
  KeyringRecord,
  PasskeyId,
  PasskeyRecord,
  PasskeyStatus,
  RelyingPartyKey,
  RelyingPartyRecord,
  SessionId,
  SessionRecord,
} from './records.ts';
export { StorageUnavailable } from './store.ts';
export type { PasskeyGone, PasskeyUse, Store } from './store.ts';
