export { ceremonyStatus, problems } from './codes.ts';
export type { ServerProblemCode } from './codes.ts';
export type { Problem, ProblemCode } from './problem.ts';
export { definitions } from './definitions.ts';
export { adminActions, actions, optionalActions, routes } from './routes.ts';
export { Finish } from './schemas.ts';
export type { AnswerOf, BodyOf, Route, RouteName, Routes } from './routes.ts';
export type {
  Account,
  AccountAnswer,
  AccountRename,
  ConfirmBegin,
  CreationBegun,
  Done,
  Empty,
  EnrolBegin,
  Enrolled,
  Invited,
  InviteLook,
  Parameters,
  Passkey,
  PasskeyAddBegin,
  PasskeyAdded,
  PasskeyDelete,
  PasskeyDeleted,
  PasskeyKind,
  PasskeyList,
  PasskeyRename,
  PasskeyRestore,
  RequestBegun,
  Session,
  SessionAnswer,
  SignedIn,
  SignInBegin,
  SignUpBegin,
  Site,
} from './schemas.ts';
export { scopes } from './admin.ts';
export type * from './admin.ts';
export type * from './admin-answers.ts';
export type * from './advice.ts';
export type * from './notices.ts';
export type * from './recovery.ts';
export type * from './sessions.ts';
