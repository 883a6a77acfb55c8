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
import type { Scope } from './admin.ts';
import {
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
} from './admin-answers.ts';
import {
  ActivityList,
  EmailAnswer,
  EmailBegin,
  EmailBegun,
  EmailFinish,
  NoticeList,
  NoticesRead,
  Page,
} from './notices.ts';
import {
  Confirmed,
  RecoverBegin,
  RecoverBegun,
  RecoverState,
  RecoveryCodes,
  RecoveryStatus,
  SignedUp,
  TotpBegun,
  TotpFinish,
} from './recovery.ts';
import {
  AccountAnswer,
  AccountRename,
  ConfirmBegin,
  CreationBegun,
  Done,
  Empty,
  EnrolBegin,
  Enrolled,
  Finish,
  Invited,
  InviteLook,
  PasskeyAddBegin,
  PasskeyAdded,
  PasskeyDelete,
  PasskeyDeleted,
  PasskeyList,
  PasskeyRename,
  PasskeyRestore,
  RequestBegun,
  SessionAnswer,
  SignedIn,
  SignInBegin,
  SignUpBegin,
  Site,
} from './schemas.ts';
import { SessionList, SessionRevoke, SessionRevokeOthers, SessionsRevoked } from './sessions.ts';
import type { Told } from './told.ts';

type Shape = v.GenericSchema;

/** One row a route, below the base path that the handler is mounted at. */
export interface Route<
  Input extends Shape | null = Shape | null,
  Answer extends Shape = Shape,
  Method extends 'GET' | 'POST' = 'GET' | 'POST',
> {
  readonly method: Method;
  readonly path: string;
  /** What the body of a POST, or the query of a GET, must be; null: the route has none. */
  readonly input: Input;
  /** What is answered where nothing is refused. */
  readonly answer: Answer;
  /** Of the admin API: what a token must be good for; `owner` takes no token at all. */
  readonly scope?: Scope | 'owner';
}

const get = <Answer extends Shape>(path: string, answer: Answer): Route<null, Answer, 'GET'> => ({
  method: 'GET',
  path,
  input: null,
  answer,
});
const getBy = <Input extends Shape, Answer extends Shape>(
  path: string,
  input: Input,
  answer: Answer,
): Route<Input, Answer, 'GET'> => ({ method: 'GET', path, input, answer });
const post = <Input extends Shape, Answer extends Shape>(
  path: string,
  input: Input,
  answer: Answer,
): Route<Input, Answer, 'POST'> => ({ method: 'POST', path, input, answer });
const scoped = <Row>(scope: Scope | 'owner', row: Row): Row & { readonly scope: Scope | 'owner' } => ({
  ...row,
  scope,
});

/** THE TABLE of what travels; the server's own table adds guards and use case to each name. */
export const routes = {
  site: get('/v1/site', Site),
  signUpBegin: post('/v1/sign-up/begin', SignUpBegin, CreationBegun),
  signUpFinish: post('/v1/sign-up/finish', Finish, SignedUp),
  signInBegin: post('/v1/sign-in/begin', SignInBegin, RequestBegun),
  signInFinish: post('/v1/sign-in/finish', Finish, SignedIn),
  signOut: post('/v1/sign-out', Empty, Done),
  session: get('/v1/session', SessionAnswer),
  confirmBegin: post('/v1/confirm/begin', ConfirmBegin, RequestBegun),
  passkeyList: get('/v1/passkeys', PasskeyList),
  passkeyAddBegin: post('/v1/passkeys/add/begin', PasskeyAddBegin, CreationBegun),
  passkeyAddFinish: post('/v1/passkeys/add/finish', Finish, PasskeyAdded),
  passkeyRename: post('/v1/passkeys/rename', PasskeyRename, PasskeyAdded),
  passkeyDelete: post('/v1/passkeys/delete', PasskeyDelete, PasskeyDeleted),
  accountRename: post('/v1/account/rename', AccountRename, AccountAnswer),
  accountDelete: post('/v1/account/delete', Confirmed, Done),
  passkeyRestore: post('/v1/passkeys/restore', PasskeyRestore, PasskeyAdded),
  inviteLook: post('/v1/invite/look', InviteLook, Invited),

  sessionList: get('/v1/sessions', SessionList),
  sessionRevoke: post('/v1/sessions/revoke', SessionRevoke, SessionsRevoked),
  sessionRevokeOthers: post('/v1/sessions/revoke-others', SessionRevokeOthers, SessionsRevoked),
  sessionRaise: post('/v1/session/raise', Confirmed, SignedIn),

  recoveryStatus: get('/v1/recovery', RecoveryStatus),
  recoveryCodesMake: post('/v1/recovery/codes/make', Confirmed, RecoveryCodes),
  recoveryCodesStored: post('/v1/recovery/codes/stored', Empty, Done),
  recoveryCancel: post('/v1/recovery/cancel', Confirmed, Done),
  recoveryTurnOff: post('/v1/recovery/turn-off', Confirmed, Done),
  totpBegin: post('/v1/totp/begin', Confirmed, TotpBegun),
  totpFinish: post('/v1/totp/finish', TotpFinish, Done),
  totpRemove: post('/v1/totp/remove', Confirmed, Done),

  recoverState: get('/v1/recover', RecoverState),
  recoverBegin: post('/v1/recover/begin', RecoverBegin, RecoverBegun),
  recoverEnrolBegin: post('/v1/recover/enrol/begin', Empty, CreationBegun),
  recoverEnrolFinish: post('/v1/recover/enrol/finish', Finish, SignedUp),

  noticeList: getBy('/v1/notices', Page, NoticeList),
  noticesRead: post('/v1/notices/read', NoticesRead, Done),
  activity: getBy('/v1/activity', Page, ActivityList),
  email: get('/v1/account/email', EmailAnswer),
  emailBegin: post('/v1/account/email/begin', EmailBegin, EmailBegun),
  emailFinish: post('/v1/account/email/finish', EmailFinish, EmailAnswer),
  emailRemove: post('/v1/account/email/remove', Confirmed, EmailAnswer),

  adminAccounts: scoped('accounts:read', getBy('/admin/v1/accounts', AdminAccountsQuery, AdminAccountList)),
  adminAccount: scoped('accounts:read', getBy('/admin/v1/account', AdminAccountQuery, AdminAccountDetail)),
  adminSuspend: scoped('accounts:write', post('/admin/v1/account/suspend', AdminAccountChange, AdminDone)),
  adminReinstate: scoped('accounts:write', post('/admin/v1/account/reinstate', AdminAccountChange, AdminDone)),
  adminErase: scoped('accounts:write', post('/admin/v1/account/erase', AdminAccountChange, AdminErased)),
  adminRecover: scoped('accounts:write', post('/admin/v1/account/recover', AdminAccountChange, AdminRecoveryStarted)),
  adminCancelRecovery: scoped(
    'accounts:write',
    post('/admin/v1/account/recovery/cancel', AdminAccountChange, AdminDone),
  ),
  adminEndSessions: scoped('accounts:write', post('/admin/v1/account/sessions/end', AdminAccountChange, AdminDone)),
  adminSetRole: scoped('owner', post('/admin/v1/account/role', AdminRoleChange, AdminDone)),
  adminRevokePasskey: scoped('accounts:write', post('/admin/v1/passkey/revoke', AdminPasskeyChange, AdminDone)),
  adminRestorePasskey: scoped('accounts:write', post('/admin/v1/passkey/restore', AdminPasskeyChange, AdminDone)),
  adminPolicy: scoped('policy:read', get('/admin/v1/policy', AdminPolicy)),
  adminSetPolicy: scoped('policy:write', post('/admin/v1/policy/set', AdminPolicySet, AdminPolicy)),
  adminDryRun: scoped('policy:read', post('/admin/v1/policy/dry-run', AdminDryRun, DryRun)),
  adminInvites: scoped('invites:read', get('/admin/v1/invites', AdminInviteList)),
  adminMakeInvite: scoped('invites:write', post('/admin/v1/invites/make', AdminInviteMake, AdminInviteMade)),
  adminRevokeInvite: scoped('invites:write', post('/admin/v1/invites/revoke', AdminInviteRevoke, Done)),
  adminTokens: scoped('owner', get('/admin/v1/tokens', AdminTokenList)),
  adminMakeToken: scoped('owner', post('/admin/v1/tokens/make', AdminTokenMake, AdminTokenMade)),
  adminRevokeToken: scoped('owner', post('/admin/v1/tokens/revoke', AdminTokenRevoke, Done)),
  adminEvents: scoped('audit:read', getBy('/admin/v1/events', AdminEventsQuery, AdminEventList)),

  enrolBegin: post('/v1/enrol/begin', EnrolBegin, CreationBegun),
  enrolFinish: post('/v1/enrol/finish', Finish, Enrolled),
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
/** Body of a POST, query of a GET. */
export type BodyOf<Name extends RouteName> = Routes[Name]['input'] extends Shape
  ? v.InferOutput<Routes[Name]['input']>
  : null;
export type AnswerOf<Name extends RouteName> = Routes[Name]['answer'] extends typeof Done
  ? Done
  : Told<Routes[Name]['answer']>;

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

/**
 * What an administrator confirms; parameters are the members of the request beside the confirmation. Two are flat in another
 * way: `scopes` is one text with a space between each two, and `policy` is the version that the dry run tells.
 */
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
