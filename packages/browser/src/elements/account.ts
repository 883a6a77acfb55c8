import { define } from './define.ts';
import { SignetActivity } from './signet-activity.ts';
import { SignetConfirm } from './signet-confirm.ts';
import { SignetDeleteAccount } from './signet-delete-account.ts';
import { SignetEmail } from './signet-email.ts';
import { SignetNotices } from './signet-notices.ts';
import { SignetRecover } from './signet-recover.ts';
import { SignetRecovery } from './signet-recovery.ts';
import { SignetRecoveryCodes } from './signet-recovery-codes.ts';
import { SignetSessions } from './signet-sessions.ts';

define({
  'signet-activity': SignetActivity,
  'signet-confirm': SignetConfirm,
  'signet-delete-account': SignetDeleteAccount,
  'signet-email': SignetEmail,
  'signet-notices': SignetNotices,
  'signet-recover': SignetRecover,
  'signet-recovery': SignetRecovery,
  'signet-recovery-codes': SignetRecoveryCodes,
  'signet-sessions': SignetSessions,
});

declare global {
  interface HTMLElementTagNameMap {
    'signet-activity': SignetActivity;
    'signet-delete-account': SignetDeleteAccount;
    'signet-email': SignetEmail;
    'signet-notices': SignetNotices;
    'signet-recover': SignetRecover;
    'signet-recovery': SignetRecovery;
    'signet-sessions': SignetSessions;
  }
}

export {
  SignetActivity,
  SignetDeleteAccount,
  SignetEmail,
  SignetNotices,
  SignetRecover,
  SignetRecovery,
  SignetSessions,
};
export { accountEn } from './texts/en-account.ts';
export type { AccountTexts } from './texts/account-texts.ts';
