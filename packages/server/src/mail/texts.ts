import type { MailKind } from '../ports/notice-records.ts';

export interface MailText {
  readonly subject: string;
  /** What happened. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

const look =
  'If this was not you: open {site} as you usually do, look at your passkeys and sessions, and remove what is not yours.';
const ask = 'If you do not know why, ask those who run {site}.';

/** THE TABLE of what people are told by mail. `{site}`, `{readyAt}` and `{code}` are filled in; nothing that a user wrote is. */
export const mailTexts: Readonly<Record<MailKind, MailText>> = {
  'sign-in.new-device': {
    subject: 'New sign-in to your account at {site}',
    what: 'Somebody signed in to your account at {site} in a browser that had not been used for it before.',
    advice: look,
  },
  'passkey.added': {
    subject: 'A passkey was added to your account at {site}',
    what: 'A passkey was added to your account at {site}. Whoever has it can sign in.',
    advice: look,
  },
  'passkey.deleted': {
    subject: 'A passkey was deleted from your account at {site}',
    what: 'A passkey of your account at {site} was deleted. It does not sign in any more.',
    advice: look,
  },
  'passkey.revoked': {
    subject: 'A passkey of your account at {site} was revoked',
    what: 'An administrator of {site} revoked a passkey of your account. It does not sign in any more.',
    advice: ask,
  },
  'passkey.suspected': {
    subject: 'A passkey of your account at {site} may have been copied',
    what: 'A passkey of your account at {site} was used, and its counter says that there may be a copy of it. Where that is refused, it signs in no more and the sessions that it opened have ended.',
    advice: 'Open {site} as you usually do and look at your passkeys: delete that passkey, or keep it if you know why.',
  },
  'passkey.restored': {
    subject: 'A passkey of your account at {site} works again',
    what: 'A passkey of your account at {site} that was suspected of having been copied was restored.',
    advice: look,
  },
  'passkey.backup-changed': {
    subject: 'The backup of a passkey of your account at {site} changed',
    what: 'A passkey of your account at {site} is now backed up where it was not before, or no longer where it was.',
    advice: 'If you changed the settings of your password manager or device, there is nothing to do.',
  },
  'passkey.moved': {
    subject: 'A passkey of your account at {site} moved',
    what: 'A passkey of your account at {site} that stayed on one device can now be copied to others.',
    advice: look,
  },
  'recovery.started': {
    subject: 'A recovery of your account at {site} was started',
    what: 'Somebody started a recovery of your account at {site}. It takes effect {readyAt}, unless it is stopped.',
    advice:
      'If this was you: go on in the same browser, or with the very code that you used. If not: open {site} as you usually do, sign in with a passkey before then, and stop the recovery.',
  },
  'recovery.cancelled': {
    subject: 'The recovery of your account at {site} was stopped',
    what: 'The recovery of your account at {site} was stopped. Your passkeys work as before.',
    advice: look,
  },
  'recovery.completed': {
    subject: 'Your account at {site} was recovered',
    what: 'The recovery of your account at {site} is complete: a new passkey was added, and all sessions before it ended.',
    advice:
      'If this was not you: sign in to {site} with a passkey of yours and delete the new one now. For 72 hours yours cannot be removed with it, and its recovery codes go with it.',
  },
  'recovery.turned-off': {
    subject: 'Recovery was turned off for your account at {site}',
    what: 'Recovery was turned off for your account at {site}. Only your passkeys are a way in now.',
    advice: look,
  },
  'recovery-codes.made': {
    subject: 'New recovery codes for your account at {site}',
    what: 'New recovery codes were made for your account at {site}. Older ones do not work any more.',
    advice: look,
  },
  'recovery-codes.forgotten': {
    subject: 'The recovery codes of your account at {site} stopped working',
    what: 'A passkey that a recovery had brought was deleted from your account at {site}. The recovery codes and the authenticator app from after that recovery do not work any more.',
    advice: 'Open {site} as you usually do and make new recovery codes.',
  },
  'totp.added': {
    subject: 'An authenticator app was added to your account at {site}',
    what: 'An authenticator app was added to your account at {site}. Its one-time codes can start a recovery.',
    advice: look,
  },
  'totp.removed': {
    subject: 'The authenticator app was removed from your account at {site}',
    what: 'The authenticator app of your account at {site} was removed.',
    advice: look,
  },
  'account.renamed': {
    subject: 'The username of your account at {site} changed',
    what: 'Your account at {site} was given another username. The one from before may be taken by somebody else.',
    advice: look,
  },
  'account.email-changed': {
    subject: 'The mail address of your account at {site} changed',
    what: 'The mail address of your account at {site} was changed or taken away. Messages like this one go to this address no more.',
    advice: look,
  },
  'account.suspended': {
    subject: 'Your account at {site} was suspended',
    what: 'An administrator of {site} suspended your account. All its sessions ended; your passkeys are kept.',
    advice: ask,
  },
  'account.reinstated': {
    subject: 'Your account at {site} works again',
    what: 'An administrator of {site} ended the suspension of your account. Your passkeys sign in again.',
    advice: ask,
  },
  'account.role-changed': {
    subject: 'The role of your account at {site} changed',
    what: 'An owner of {site} gave your account another role.',
    advice: ask,
  },
  'account.email-code': {
    subject: '{code} is the code for your mail address at {site}',
    what: 'Somebody who is signed in at {site} said that this is their mail address. The code is {code}, for 15 minutes.',
    advice: 'If this was not you, do nothing: without the code nothing happens. Give it to nobody who asks for it.',
  },
};
