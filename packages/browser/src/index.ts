export type {
  Account,
  AccountAnswer,
  AccountRename,
  Enrolled,
  Parameters,
  Passkey,
  PasskeyAdded,
  PasskeyDeleted,
  PasskeyKind,
  PasskeyList,
  Problem,
  Session,
  SignedIn,
  SignedUp,
  Site,
} from '@signet/protocol';
export { createSignet } from './create-signet.ts';
export { SignetError } from './errors/signet-error.ts';
export type { SignetErrorCode, SignetErrorDetails } from './errors/signet-error.ts';
export type {
  Adding,
  AutofillOptions,
  CallOptions,
  Capabilities,
  CeremonyOptions,
  Confirmation,
  Phase,
  SignetClient,
  SignetOptions,
  SignInOptions,
} from './signet-client.ts';
