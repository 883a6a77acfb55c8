import type * as v from 'valibot';
import {
  AccountRename,
  ConfirmBegin,
  Empty,
  EnrolBegin,
  Finish,
  PasskeyAddBegin,
  PasskeyDelete,
  PasskeyRename,
  SignInBegin,
  SignUpBegin,
} from './schemas.ts';
import type {
  AccountAnswer,
  CreationBegun,
  Enrolled,
  PasskeyAdded,
  PasskeyDeleted,
  PasskeyList,
  RequestBegun,
  SessionAnswer,
  SignedIn,
  Site,
} from './schemas.ts';

/** One row a route, below the base path that the handler is mounted at. */
export interface Route<Body, Answer> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What the body must be; null: the route has none. */
  readonly body: v.GenericSchema<unknown, Body> | null;
  /** Never set: carries the type of the answer. */
  readonly answer?: Answer;
}

const get = <Answer>(path: string): Route<null, Answer> => ({ method: 'GET', path, body: null });
const post =
  <Answer>() =>
  <Body>(path: string, body: v.GenericSchema<unknown, Body>): Route<Body, Answer> => ({ method: 'POST', path, body });

/** THE TABLE of what travels; the server's own table adds guards and use case to each name. */
export const routes = {
  site: get<Site>('/v1/site'),
  signUpBegin: post<CreationBegun>()('/v1/sign-up/begin', SignUpBegin),
  signUpFinish: post<SignedIn>()('/v1/sign-up/finish', Finish),
  signInBegin: post<RequestBegun>()('/v1/sign-in/begin', SignInBegin),
  signInFinish: post<SignedIn>()('/v1/sign-in/finish', Finish),
  signOut: post<Record<string, never>>()('/v1/sign-out', Empty),
  session: get<SessionAnswer>('/v1/session'),
  confirmBegin: post<RequestBegun>()('/v1/confirm/begin', ConfirmBegin),
  passkeyList: get<PasskeyList>('/v1/passkeys'),
  passkeyAddBegin: post<CreationBegun>()('/v1/passkeys/add/begin', PasskeyAddBegin),
  passkeyAddFinish: post<PasskeyAdded>()('/v1/passkeys/add/finish', Finish),
  passkeyRename: post<PasskeyAdded>()('/v1/passkeys/rename', PasskeyRename),
  passkeyDelete: post<PasskeyDeleted>()('/v1/passkeys/delete', PasskeyDelete),
  accountRename: post<AccountAnswer>()('/v1/account/rename', AccountRename),
  enrolBegin: post<CreationBegun>()('/v1/enrol/begin', EnrolBegin),
  enrolFinish: post<Enrolled>()('/v1/enrol/finish', Finish),
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type BodyOf<Name extends RouteName> = Routes[Name] extends Route<infer Body, unknown> ? Body : never;
export type AnswerOf<Name extends RouteName> = Routes[Name] extends Route<infer _Body, infer Answer> ? Answer : never;

/** The actions that the server itself asks a confirmation for; an embedding application adds its own names. */
export const actions = { addPasskey: 'passkey.add', deletePasskey: 'passkey.delete' } as const;
