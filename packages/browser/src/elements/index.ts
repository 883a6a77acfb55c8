import { define } from './define.ts';
import { SignetConfirm } from './signet-confirm.ts';
import { SignetPasskeys } from './signet-passkeys.ts';
import { SignetRecoveryCodes } from './signet-recovery-codes.ts';
import { SignetSignIn } from './signet-sign-in.ts';
import { SignetSignUp } from './signet-sign-up.ts';

define({
  'signet-sign-in': SignetSignIn,
  'signet-sign-up': SignetSignUp,
  'signet-passkeys': SignetPasskeys,
  'signet-confirm': SignetConfirm,
  'signet-recovery-codes': SignetRecoveryCodes,
});

declare global {
  interface HTMLElementTagNameMap {
    'signet-sign-in': SignetSignIn;
    'signet-sign-up': SignetSignUp;
    'signet-passkeys': SignetPasskeys;
    'signet-confirm': SignetConfirm;
    'signet-recovery-codes': SignetRecoveryCodes;
  }
}

export { SignetConfirm, SignetPasskeys, SignetRecoveryCodes, SignetSignIn, SignetSignUp };
export { SignetElement } from './signet-element.ts';
export type { Question } from './signet-confirm.ts';
export type { Fact } from './confirm/step.ts';
export { wantsConfirmation } from './confirm/wants-confirmation.ts';
export { partStyles } from './styles/parts.ts';
export { textField } from './field/text-field.ts';
export { noticeTemplate } from './notice/notice.ts';
export { en } from './texts/en.ts';
export { fill } from './texts/fill.ts';
export type { Texts } from './texts/texts.ts';
export { weave } from './texts/weave.ts';
export { busyButton } from './waiting/busy-button.ts';
