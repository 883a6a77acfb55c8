import { routes } from '@signet/protocol';
import type { RouteName } from '@signet/protocol';
import type { Guard } from '../routes.ts';
import {
  everywhere,
  ofAccountChange,
  ofAdminChange,
  ofAuthentication,
  ofBody,
  ofConfirmation,
  ofGuard,
  ofOptionalConfirmation,
  ofQuery,
  ofRegistration,
} from './code-groups.ts';
import type { Codes } from './code-groups.ts';

/** THE TABLE of what use cases refuse with, beside their guards and the reading of their input. */
const ofUseCase: Readonly<Record<RouteName, Codes>> = {
  site: [],
  signUpBegin: ['sign_up_closed', 'invite_required', 'invite_over', 'name_invalid', 'name_taken'],
  signUpFinish: [...ofRegistration, 'name_taken', 'invite_over'],
  signInBegin: ['named_sign_in_off', 'name_invalid'],
  signInFinish: [...ofAuthentication, 'credential_unknown', 'credential_not_allowed'],
  signOut: [],
  session: [],
  confirmBegin: [],
  passkeyList: [],
  passkeyAddBegin: [...ofConfirmation, 'too_many_passkeys'],
  passkeyAddFinish: [...ofRegistration, 'too_many_passkeys', 'account_suspended'],
  passkeyRename: [...ofOptionalConfirmation, 'passkey_not_found'],
  passkeyDelete: [...ofConfirmation, 'passkey_not_found', 'last_way_in', 'recovery_needed', 'recovery_hold'],
  accountRename: [...ofOptionalConfirmation, 'name_invalid', 'name_taken', 'recovery_hold'],
  accountDelete: [...ofConfirmation, 'last_owner', 'recovery_hold'],
  passkeyRestore: [...ofConfirmation, 'passkey_not_found'],
  inviteLook: ['invite_over'],

  sessionList: [],
  sessionRevoke: [...ofOptionalConfirmation, 'session_not_found'],
  sessionRevokeOthers: ofOptionalConfirmation,
  sessionRaise: ofConfirmation,

  recoveryStatus: [],
  recoveryCodesMake: [...ofConfirmation, 'recovery_off', 'recovery_hold'],
  recoveryCodesStored: [],
  recoveryCancel: [...ofConfirmation, 'recovery_over'],
  recoveryTurnOff: [...ofConfirmation, 'recovery_needed', 'recovery_hold'],
  totpBegin: [...ofConfirmation, 'totp_off', 'totp_there', 'recovery_off', 'recovery_hold'],
  totpFinish: ['totp_off', 'totp_not_found', 'totp_there', 'code_refused'],
  totpRemove: [...ofConfirmation, 'totp_not_found'],

  recoverState: [],
  recoverBegin: ['code_refused', 'rate_limited'],
  recoverEnrolBegin: ['recovery_over', 'recovery_not_ready', 'recovery_off'],
  recoverEnrolFinish: [...ofRegistration, 'recovery_over', 'recovery_not_ready', 'recovery_off', 'account_suspended'],

  noticeList: [],
  noticesRead: [],
  activity: [],
  email: [],
  emailBegin: [...ofConfirmation, 'mail_off', 'rate_limited', 'recovery_hold'],
  emailFinish: ['email_check_invalid', 'email_code_wrong'],
  emailRemove: [...ofConfirmation, 'recovery_hold'],

  adminAccounts: [],
  adminAccount: ['account_not_found'],
  adminSuspend: [...ofAccountChange, 'last_owner'],
  adminReinstate: ofAccountChange,
  adminErase: [...ofAccountChange, 'last_owner'],
  adminRecover: [...ofAccountChange, 'recovery_pending', 'recovery_off'],
  adminCancelRecovery: [...ofAccountChange, 'recovery_over'],
  adminEndSessions: ofAccountChange,
  adminSetRole: [...ofAccountChange, 'last_owner'],
  adminRevokePasskey: [...ofAccountChange, 'passkey_not_found'],
  adminRestorePasskey: [...ofAccountChange, 'passkey_not_found'],
  adminPolicy: [],
  adminSetPolicy: [...ofAdminChange, 'policy_fixed', 'policy_invalid', 'policy_outdated', 'policy_locks_out'],
  adminDryRun: ['origin_missing', 'policy_invalid'],
  adminInvites: [],
  adminMakeInvite: ofAdminChange,
  adminRevokeInvite: [...ofAdminChange, 'invite_not_found'],
  adminTokens: ['owner_required'],
  adminMakeToken: ofAdminChange,
  adminRevokeToken: [...ofAdminChange, 'token_not_found'],
  adminEvents: [],

  enrolBegin: ['ticket_invalid', 'ticket_expired', 'account_suspended'],
  enrolFinish: [
    ...ofRegistration,
    'ticket_used',
    'ticket_expired',
    'name_taken',
    'too_many_passkeys',
    'account_suspended',
  ],
};

/** Every code that a route can answer with, each once. */
export function codesOf(name: RouteName, guards: readonly Guard[]): Codes {
  const { method, input } = routes[name];
  const reading = input === null ? [] : method === 'GET' ? ofQuery : ofBody;
  return [...new Set([...everywhere, ...guards.flatMap((it) => ofGuard[it]), ...reading, ...ofUseCase[name]])];
}
