export { ceremonyStatus, problems } from './codes.ts';
export type { ServerProblemCode } from './codes.ts';
export type { Problem, ProblemCode } from './problem.ts';
export { actions, routes } from './routes.ts';
export { Finish } from './schemas.ts';
export type { AnswerOf, BodyOf, Route, RouteName, Routes } from './routes.ts';
export type {
  Account,
  AccountAnswer,
  AccountRename,
  ConfirmBegin,
  CreationBegun,
  Empty,
  EnrolBegin,
  Enrolled,
  Parameters,
  Passkey,
  PasskeyAddBegin,
  PasskeyAdded,
  PasskeyDelete,
  PasskeyDeleted,
  PasskeyKind,
  PasskeyList,
  PasskeyRename,
  RequestBegun,
  Session,
  SessionAnswer,
  SignedIn,
  SignInBegin,
  SignUpBegin,
  Site,
} from './schemas.ts';
