export type {
  Activity,
  ActivityList,
  Advice,
  EmailAnswer,
  EmailBegun,
  Invited,
  Notice,
  NoticeList,
  Recovery,
  RecoveryCodes,
  RecoveryStatus,
  SessionList,
  SessionPlace,
  SessionsRevoked,
  TotpBegun,
} from '@signet/protocol';
export type { AccountClient, RecoverInput } from './account-client.ts';
export { createAccount } from './create-account.ts';
