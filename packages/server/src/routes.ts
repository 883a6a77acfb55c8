import type { AnswerOf, BodyOf, RouteName, Routes } from '@signet/protocol';
import { deleteAccount } from './account/delete.ts';
import { renameAccount } from './account/rename.ts';
import { listActivity } from './activity/list.ts';
import { cancelRecoveryOf } from './admin/accounts/cancel-recovery.ts';
import { endSessions } from './admin/accounts/end-sessions.ts';
import { eraseAccount } from './admin/accounts/erase.ts';
import { listAccounts } from './admin/accounts/list.ts';
import { startRecovery } from './admin/accounts/recover.ts';
import { reinstateAccount } from './admin/accounts/reinstate.ts';
import { setRole } from './admin/accounts/set-role.ts';
import { showAccount } from './admin/accounts/show.ts';
import { suspendAccount } from './admin/accounts/suspend.ts';
import { listEvents } from './admin/events/list.ts';
import { restorePasskeyOf } from './admin/passkeys/restore.ts';
import { revokePasskey } from './admin/passkeys/revoke.ts';
import { dryRunPolicy } from './admin/policy/dry-run.ts';
import { setPolicy } from './admin/policy/set.ts';
import { showPolicy } from './admin/policy/show.ts';
import { listTokens } from './admin/tokens/list.ts';
import { makeToken } from './admin/tokens/make.ts';
import { revokeToken } from './admin/tokens/revoke.ts';
import type { AsAdministrator, Caller, InRecovery, InSession, OnOrigin } from './caller/caller.ts';
import { beginConfirm } from './confirm/begin.ts';
import { beginEmail } from './email/begin.ts';
import { email } from './email/email.ts';
import { finishEmail } from './email/finish.ts';
import { removeEmail } from './email/remove.ts';
import { beginEnrol } from './enrol/begin.ts';
import { finishEnrol } from './enrol/finish.ts';
import { listInvites } from './invites/list.ts';
import { lookAtInvite } from './invites/look.ts';
import { makeInvite } from './invites/make.ts';
import { revokeInvite } from './invites/revoke.ts';
import { listNotices } from './notices/list.ts';
import { readNotices } from './notices/read.ts';
import { beginPasskeyAdd } from './passkeys/add-begin.ts';
import { finishPasskeyAdd } from './passkeys/add-finish.ts';
import { deletePasskey } from './passkeys/delete.ts';
import { listPasskeys } from './passkeys/list.ts';
import { renamePasskey } from './passkeys/rename.ts';
import { restorePasskey } from './passkeys/restore.ts';
import { beginRecover } from './recover/begin.ts';
import { beginRecoverEnrol } from './recover/enrol-begin.ts';
import { finishRecoverEnrol } from './recover/enrol-finish.ts';
import { recoverState } from './recover/state.ts';
import { cancelRecovery } from './recovery/cancel.ts';
import { recoveryCodesStored } from './recovery/codes-stored.ts';
import { makeRecoveryCodes } from './recovery/make-codes.ts';
import { recoveryStatus } from './recovery/status.ts';
import { turnOffRecovery } from './recovery/turn-off.ts';
import type { Services } from './services.ts';
import { listSessions } from './sessions/list.ts';
import { raiseSession } from './sessions/raise.ts';
import { revokeOtherSessions } from './sessions/revoke-others.ts';
import { revokeSession } from './sessions/revoke.ts';
import { session } from './sessions/session.ts';
import { beginSignIn } from './sign-in/begin.ts';
import { finishSignIn } from './sign-in/finish.ts';
import { signOut } from './sign-out/sign-out.ts';
import { beginSignUp } from './sign-up/begin.ts';
import { finishSignUp } from './sign-up/finish.ts';
import { site } from './site/site.ts';
import { beginTotp } from './totp/begin.ts';
import { finishTotp } from './totp/finish.ts';
import { removeTotp } from './totp/remove.ts';

/**
 * What a request must pass, from left to right; some add to what the use case knows. `admin` takes an administrator's session
 * on a configured origin, or a token, with which no cookie is read.
 */
export type Guard = 'origin' | 'ceremonies' | 'sign-ups' | 'guesses' | 'session' | 'recovery' | 'admin';

type CallerAfter<Passed extends Guard> = Caller &
  ('origin' extends Passed ? OnOrigin : unknown) &
  ('session' extends Passed ? InSession : unknown) &
  ('recovery' extends Passed ? InRecovery : unknown) &
  ('admin' extends Passed ? AsAdministrator : unknown);

/** A route with a body changes something, so its first guard asks for the origin: leaving it out is a type error. */
type GuardsOf<Name extends RouteName> = Routes[Name] extends { scope: unknown }
  ? readonly ['admin', ...Guard[]]
  : Routes[Name]['method'] extends 'GET'
    ? readonly Guard[]
    : readonly ['origin', ...Guard[]];

/** Holds a use case to what its guards add to the caller. */
const row = <const Guards extends readonly Guard[], Body, Answer>(
  guards: Guards,
  useCase: (services: Services, caller: CallerAfter<Guards[number]>, body: Body) => Promise<Answer>,
) => ({ guards, useCase });

/** Holds a row to its route: the body that its schema lets through, the answer that the protocol promises. */
interface RowOf<Name extends RouteName> {
  readonly guards: GuardsOf<Name>;
  readonly useCase: (services: Services, caller: never, body: BodyOf<Name>) => Promise<AnswerOf<Name>>;
}

/** THE TABLE: route of the protocol → guards → use case. */
export const table = {
  site: row([], site),
  signUpBegin: row(['origin', 'sign-ups'], beginSignUp),
  signUpFinish: row(['origin', 'ceremonies'], finishSignUp),
  signInBegin: row(['origin', 'ceremonies'], beginSignIn),
  signInFinish: row(['origin', 'ceremonies'], finishSignIn),
  // Never limited: leaving must always be possible.
  signOut: row(['origin'], signOut),
  session: row([], session),
  confirmBegin: row(['origin', 'ceremonies', 'session'], beginConfirm),
  passkeyList: row(['session'], listPasskeys),
  passkeyAddBegin: row(['origin', 'ceremonies', 'session'], beginPasskeyAdd),
  passkeyAddFinish: row(['origin', 'ceremonies', 'session'], finishPasskeyAdd),
  passkeyRename: row(['origin', 'ceremonies', 'session'], renamePasskey),
  passkeyDelete: row(['origin', 'ceremonies', 'session'], deletePasskey),
  accountRename: row(['origin', 'sign-ups', 'session'], renameAccount),
  accountDelete: row(['origin', 'ceremonies', 'session'], deleteAccount),
  passkeyRestore: row(['origin', 'ceremonies', 'session'], restorePasskey),
  inviteLook: row(['origin', 'guesses'], lookAtInvite),
  sessionList: row(['session'], listSessions),
  sessionRevoke: row(['origin', 'ceremonies', 'session'], revokeSession),
  sessionRevokeOthers: row(['origin', 'ceremonies', 'session'], revokeOtherSessions),
  sessionRaise: row(['origin', 'ceremonies', 'session'], raiseSession),
  recoveryStatus: row(['session'], recoveryStatus),
  recoveryCodesMake: row(['origin', 'ceremonies', 'session'], makeRecoveryCodes),
  recoveryCodesStored: row(['origin', 'ceremonies', 'session'], recoveryCodesStored),
  recoveryCancel: row(['origin', 'ceremonies', 'session'], cancelRecovery),
  recoveryTurnOff: row(['origin', 'ceremonies', 'session'], turnOffRecovery),
  totpBegin: row(['origin', 'ceremonies', 'session'], beginTotp),
  totpFinish: row(['origin', 'guesses', 'session'], finishTotp),
  totpRemove: row(['origin', 'ceremonies', 'session'], removeTotp),
  recoverState: row([], recoverState),
  recoverBegin: row(['origin', 'guesses'], beginRecover),
  recoverEnrolBegin: row(['origin', 'ceremonies', 'recovery'], beginRecoverEnrol),
  recoverEnrolFinish: row(['origin', 'ceremonies', 'recovery'], finishRecoverEnrol),
  noticeList: row(['session'], listNotices),
  noticesRead: row(['origin', 'ceremonies', 'session'], readNotices),
  activity: row(['session'], listActivity),
  email: row(['session'], email),
  emailBegin: row(['origin', 'ceremonies', 'session'], beginEmail),
  emailRemove: row(['origin', 'ceremonies', 'session'], removeEmail),
  emailFinish: row(['origin', 'guesses', 'session'], finishEmail),
  adminAccounts: row(['admin'], listAccounts),
  adminAccount: row(['admin'], showAccount),
  adminSuspend: row(['admin'], suspendAccount),
  adminReinstate: row(['admin'], reinstateAccount),
  adminErase: row(['admin'], eraseAccount),
  adminRecover: row(['admin'], startRecovery),
  adminCancelRecovery: row(['admin'], cancelRecoveryOf),
  adminEndSessions: row(['admin'], endSessions),
  adminSetRole: row(['admin'], setRole),
  adminRevokePasskey: row(['admin'], revokePasskey),
  adminRestorePasskey: row(['admin'], restorePasskeyOf),
  adminPolicy: row(['admin'], showPolicy),
  adminSetPolicy: row(['admin'], setPolicy),
  adminDryRun: row(['admin'], dryRunPolicy),
  adminInvites: row(['admin'], listInvites),
  adminMakeInvite: row(['admin'], makeInvite),
  adminRevokeInvite: row(['admin'], revokeInvite),
  adminTokens: row(['admin'], listTokens),
  adminMakeToken: row(['admin'], makeToken),
  adminRevokeToken: row(['admin'], revokeToken),
  adminEvents: row(['admin'], listEvents),
  enrolBegin: row(['origin', 'ceremonies'], beginEnrol),
  enrolFinish: row(['origin', 'ceremonies'], finishEnrol),
} satisfies { [Name in RouteName]: RowOf<Name> };
