import type * as v from 'valibot';
import {
  AdminAccountChange,
  AdminAccountQuery,
  AdminAccountsQuery,
  AdminDryRun,
  AdminEventsQuery,
  AdminInviteMake,
  AdminInviteRevoke,
  AdminPasskeyChange,
  AdminPolicySet,
  AdminRoleChange,
  AdminTokenMake,
  AdminTokenRevoke,
} from './admin.ts';
import type {
  AdminAccountDetail,
  AdminAccountList,
  AdminDone,
  AdminErased,
  AdminEventList,
  AdminInviteList,
  AdminInviteMade,
  AdminPolicy,
  AdminRecoveryStarted,
  AdminTokenList,
  AdminTokenMade,
  DryRun,
  Scope,
} from './admin.ts';
import { EmailBegin, EmailFinish, NoticesRead, Page } from './notices.ts';
import type { ActivityList, EmailAnswer, EmailBegun, NoticeList } from './notices.ts';
import { Confirmed, RecoverBegin, TotpFinish } from './recovery.ts';
import type { RecoverBegun, RecoverState, RecoveryCodes, RecoveryStatus, SignedUp, TotpBegun } from './recovery.ts';
import {
  AccountRename,
  ConfirmBegin,
  Empty,
  EnrolBegin,
  Finish,
  InviteLook,
  PasskeyAddBegin,
  PasskeyDelete,
  PasskeyRename,
  PasskeyRestore,
  SignInBegin,
  SignUpBegin,
} from './schemas.ts';
import type {
  AccountAnswer,
  CreationBegun,
  Done,
  Enrolled,
  Invited,
  PasskeyAdded,
  PasskeyDeleted,
  PasskeyList,
  RequestBegun,
  SessionAnswer,
  SignedIn,
  Site,
} from './schemas.ts';
import { SessionRevoke, SessionRevokeOthers } from './sessions.ts';
import type { SessionList, SessionsRevoked } from './sessions.ts';

/** One row a route, below the base path that the handler is mounted at. */
export interface Route<Input, Answer, Method extends 'GET' | 'POST' = 'GET' | 'POST'> {
  readonly method: Method;
  readonly path: string;
  /** What the body of a POST, or the query of a GET, must be; null: the route has none. */
  readonly input: v.GenericSchema<unknown, Input> | null;
  /** Never set: carries the type of the answer. */
  readonly answer?: Answer;
  /** Of the admin API: what a token must be good for; `owner` takes no token at all. */
  readonly scope?: Scope | 'owner';
}

type Get<Input, Answer> = Route<Input, Answer, 'GET'>;
type Post<Input, Answer> = Route<Input, Answer, 'POST'>;

const get = <Answer>(path: string): Get<null, Answer> => ({ method: 'GET', path, input: null });
const getBy =
  <Answer>() =>
  <Input>(path: string, input: v.GenericSchema<unknown, Input>): Get<Input, Answer> => ({ method: 'GET', path, input });
const post =
  <Answer>() =>
  <Input>(path: string, input: v.GenericSchema<unknown, Input>): Post<Input, Answer> => ({
    method: 'POST',
    path,
    input,
  });
const scoped = <Row>(scope: Scope | 'owner', row: Row): Row & { readonly scope: Scope | 'owner' } => ({
  ...row,
  scope,
});

/** THE TABLE of what travels; the server's own table adds guards and use case to each name. */
export const routes = {
  site: get<Site>('/v1/site'),
  signUpBegin: post<CreationBegun>()('/v1/sign-up/begin', SignUpBegin),
  signUpFinish: post<SignedUp>()('/v1/sign-up/finish', Finish),
  signInBegin: post<RequestBegun>()('/v1/sign-in/begin', SignInBegin),
  signInFinish: post<SignedIn>()('/v1/sign-in/finish', Finish),
  signOut: post<Done>()('/v1/sign-out', Empty),
  session: get<SessionAnswer>('/v1/session'),
  confirmBegin: post<RequestBegun>()('/v1/confirm/begin', ConfirmBegin),
  passkeyList: get<PasskeyList>('/v1/passkeys'),
  passkeyAddBegin: post<CreationBegun>()('/v1/passkeys/add/begin', PasskeyAddBegin),
  passkeyAddFinish: post<PasskeyAdded>()('/v1/passkeys/add/finish', Finish),
  passkeyRename: post<PasskeyAdded>()('/v1/passkeys/rename', PasskeyRename),
  passkeyDelete: post<PasskeyDeleted>()('/v1/passkeys/delete', PasskeyDelete),
  accountRename: post<AccountAnswer>()('/v1/account/rename', AccountRename),
  accountDelete: post<Done>()('/v1/account/delete', Confirmed),
  passkeyRestore: post<PasskeyAdded>()('/v1/passkeys/restore', PasskeyRestore),
  inviteLook: post<Invited>()('/v1/invite/look', InviteLook),

  sessionList: get<SessionList>('/v1/sessions'),
  sessionRevoke: post<SessionsRevoked>()('/v1/sessions/revoke', SessionRevoke),
  sessionRevokeOthers: post<SessionsRevoked>()('/v1/sessions/revoke-others', SessionRevokeOthers),
  sessionRaise: post<SignedIn>()('/v1/session/raise', Confirmed),

  recoveryStatus: get<RecoveryStatus>('/v1/recovery'),
  recoveryCodesMake: post<RecoveryCodes>()('/v1/recovery/codes/make', Confirmed),
  recoveryCodesStored: post<Done>()('/v1/recovery/codes/stored', Empty),
  recoveryCancel: post<Done>()('/v1/recovery/cancel', Confirmed),
  recoveryTurnOff: post<Done>()('/v1/recovery/turn-off', Confirmed),
  totpBegin: post<TotpBegun>()('/v1/totp/begin', Confirmed),
  totpFinish: post<Done>()('/v1/totp/finish', TotpFinish),
  totpRemove: post<Done>()('/v1/totp/remove', Confirmed),

  recoverState: get<RecoverState>('/v1/recover'),
  recoverBegin: post<RecoverBegun>()('/v1/recover/begin', RecoverBegin),
  recoverEnrolBegin: post<CreationBegun>()('/v1/recover/enrol/begin', Empty),
  recoverEnrolFinish: post<SignedUp>()('/v1/recover/enrol/finish', Finish),

  noticeList: getBy<NoticeList>()('/v1/notices', Page),
  noticesRead: post<Done>()('/v1/notices/read', NoticesRead),
  activity: getBy<ActivityList>()('/v1/activity', Page),
  email: get<EmailAnswer>('/v1/account/email'),
  emailBegin: post<EmailBegun>()('/v1/account/email/begin', EmailBegin),
  emailFinish: post<EmailAnswer>()('/v1/account/email/finish', EmailFinish),
  emailRemove: post<EmailAnswer>()('/v1/account/email/remove', Confirmed),

  adminAccounts: scoped('accounts:read', getBy<AdminAccountList>()('/admin/v1/accounts', AdminAccountsQuery)),
  adminAccount: scoped('accounts:read', getBy<AdminAccountDetail>()('/admin/v1/account', AdminAccountQuery)),
  adminSuspend: scoped('accounts:write', post<AdminDone>()('/admin/v1/account/suspend', AdminAccountChange)),
  adminReinstate: scoped('accounts:write', post<AdminDone>()('/admin/v1/account/reinstate', AdminAccountChange)),
  adminErase: scoped('accounts:write', post<AdminErased>()('/admin/v1/account/erase', AdminAccountChange)),
  adminRecover: scoped('accounts:write', post<AdminRecoveryStarted>()('/admin/v1/account/recover', AdminAccountChange)),
  adminCancelRecovery: scoped(
    'accounts:write',
    post<AdminDone>()('/admin/v1/account/recovery/cancel', AdminAccountChange),
  ),
  adminEndSessions: scoped('accounts:write', post<AdminDone>()('/admin/v1/account/sessions/end', AdminAccountChange)),
  adminSetRole: scoped('owner', post<AdminDone>()('/admin/v1/account/role', AdminRoleChange)),
  adminRevokePasskey: scoped('accounts:write', post<AdminDone>()('/admin/v1/passkey/revoke', AdminPasskeyChange)),
  adminRestorePasskey: scoped('accounts:write', post<AdminDone>()('/admin/v1/passkey/restore', AdminPasskeyChange)),
  adminPolicy: scoped('policy:read', get<AdminPolicy>('/admin/v1/policy')),
  adminSetPolicy: scoped('policy:write', post<AdminPolicy>()('/admin/v1/policy/set', AdminPolicySet)),
  adminDryRun: scoped('policy:read', post<DryRun>()('/admin/v1/policy/dry-run', AdminDryRun)),
  adminInvites: scoped('invites:read', get<AdminInviteList>('/admin/v1/invites')),
  adminMakeInvite: scoped('invites:write', post<AdminInviteMade>()('/admin/v1/invites/make', AdminInviteMake)),
  adminRevokeInvite: scoped('invites:write', post<Done>()('/admin/v1/invites/revoke', AdminInviteRevoke)),
  adminTokens: scoped('owner', get<AdminTokenList>('/admin/v1/tokens')),
  adminMakeToken: scoped('owner', post<AdminTokenMade>()('/admin/v1/tokens/make', AdminTokenMake)),
  adminRevokeToken: scoped('owner', post<Done>()('/admin/v1/tokens/revoke', AdminTokenRevoke)),
  adminEvents: scoped('audit:read', getBy<AdminEventList>()('/admin/v1/events', AdminEventsQuery)),

  enrolBegin: post<CreationBegun>()('/v1/enrol/begin', EnrolBegin),
  enrolFinish: post<Enrolled>()('/v1/enrol/finish', Finish),
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
/** Body of a POST, query of a GET. */
export type BodyOf<Name extends RouteName> = Routes[Name] extends Route<infer Input, unknown> ? Input : never;
export type AnswerOf<Name extends RouteName> = Routes[Name] extends Route<infer _Input, infer Answer> ? Answer : never;

/** The actions that the server itself asks a confirmation for; an embedding application adds its own names. */
export const actions = {
  addPasskey: 'passkey.add',
  deletePasskey: 'passkey.delete',
  restorePasskey: 'passkey.restore',
  makeRecoveryCodes: 'recovery-codes.make',
  cancelRecovery: 'recovery.cancel',
  turnOffRecovery: 'recovery.turn-off',
  addTotp: 'totp.add',
  removeTotp: 'totp.remove',
  raiseSession: 'session.raise',
  setEmail: 'account.email',
  removeEmail: 'account.email-remove',
  deleteAccount: 'account.delete',
} as const;

/** Actions that a confirmation is asked for where the policy lists them in `confirmedActions`. */
export const optionalActions = {
  renameAccount: 'account.rename',
  renamePasskey: 'passkey.rename',
  revokeSession: 'session.revoke',
} as const;

/** What an administrator confirms; parameters are the members of the request beside the confirmation. */
export const adminActions = {
  suspend: 'admin.suspend',
  reinstate: 'admin.reinstate',
  erase: 'admin.erase',
  recover: 'admin.recover',
  cancelRecovery: 'admin.recovery-cancel',
  endSessions: 'admin.sessions-end',
  setRole: 'admin.role',
  revokePasskey: 'admin.passkey-revoke',
  restorePasskey: 'admin.passkey-restore',
  setPolicy: 'admin.policy',
  makeInvite: 'admin.invite',
  revokeInvite: 'admin.invite-revoke',
  makeToken: 'admin.token',
  revokeToken: 'admin.token-revoke',
} as const;
