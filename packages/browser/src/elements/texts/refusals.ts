import type { SignetErrorCode } from '../../errors/signet-error.ts';
import type { Refusal } from './texts.ts';

const again = 'Try again';
const signIn = 'Sign in with a passkey';

/**
 * What went wrong, in words for a person: THE TABLE, one row a code of the SDK. `when` holds the rows that differ by what was being done.
 * Closing the prompt, waiting too long and having no passkey look the same to a page, so the words are true for all three.
 */
export const refusals: Record<SignetErrorCode, Refusal> = {
  cancelled: {
    tone: 'info',
    title: 'Not signed in yet',
    text: 'The passkey prompt was closed, or it found no passkey for {site} on this device. Try again, or choose your phone in the prompt.',
    retry: signIn,
    when: {
      adding: {
        tone: 'info',
        title: 'No passkey was added',
        text: 'The prompt was closed. Nothing has changed.',
        retry: again,
      },
      confirming: {
        tone: 'info',
        title: 'Not confirmed yet',
        text: 'The passkey prompt was closed, or it found no passkey for {site} on this device. Nothing has changed.',
        retry: again,
      },
    },
  },
  'timed-out': {
    tone: 'info',
    title: 'The prompt closed by itself',
    text: 'It waits {minutes}, to be safe. Nothing has changed.',
    retry: again,
  },
  unsupported: {
    tone: 'warn',
    title: 'This browser cannot use passkeys',
    text: 'Update it, or open this page in another browser. Your account is not affected.',
    action: 'copy-link',
    when: {
      'in-app': {
        tone: 'warn',
        title: 'Open this page in your browser',
        text: 'The window inside this app cannot use passkeys.',
        action: 'copy-link',
      },
    },
  },
  'already-registered': {
    tone: 'info',
    title: 'This device already has a passkey for your account',
    text: 'You can sign in with it. To add another, use a different device or a security key.',
    retry: 'Use another device',
  },
  'unknown-passkey': {
    tone: 'danger',
    title: 'This passkey is no longer in use here',
    text: 'It may have been removed from the account. Use another passkey, or a recovery code.',
    retry: 'Try another passkey',
  },
  'not-verified': {
    tone: 'warn',
    title: 'Your device did not check that it is you',
    text: '{site} asks for your face, finger or PIN. {platform}',
    retry: again,
  },
  'not-accepted': {
    tone: 'warn',
    title: '{site} does not accept this kind of passkey',
    text: 'It asks for a passkey that stays on one device, such as a security key.',
    retry: 'Use another passkey',
  },
  'key-unsuitable': {
    tone: 'warn',
    title: 'This security key cannot be used here',
    text: 'It needs a PIN and free space. Set a PIN in your computer’s settings for security keys, or use another device.',
    retry: 'Use another device',
  },
  'suspected-copy': {
    tone: 'danger',
    title: 'This passkey needs a second look',
    text: 'There may be a copy of it, so it cannot sign you in for now. Use another passkey, then decide in your account.',
    retry: 'Try another passkey',
  },
  offline: {
    tone: 'danger',
    title: 'No connection',
    text: 'Check your connection; this page tries again by itself.',
    retry: again,
  },
  network: {
    tone: 'danger',
    title: '{site} cannot be reached',
    text: 'Check your connection; this page tries again by itself.',
    retry: again,
  },
  'server-error': {
    tone: 'danger',
    title: 'Something went wrong at {site}',
    text: 'Nothing has changed. Try again in a minute.',
    retry: again,
  },
  'rate-limited': {
    tone: 'warn',
    title: 'Too many attempts for now',
    text: 'You can try again at {time}. This protects your account.',
    retry: 'Try again at {time}',
  },
  expired: {
    tone: 'info',
    title: 'This page was open for a long time',
    text: 'It has been refreshed. Nothing has changed.',
    retry: signIn,
    when: {
      adding: {
        tone: 'info',
        title: 'This page was open for a long time',
        text: 'It has been refreshed. Nothing has changed.',
        retry: again,
      },
      confirming: {
        tone: 'info',
        title: 'This page was open for a long time',
        text: 'It has been refreshed. Nothing has changed.',
        retry: again,
      },
    },
  },
  busy: {
    tone: 'info',
    title: 'Another passkey prompt is open',
    text: 'Finish or close it first. It may be in another tab.',
    retry: again,
  },
  'in-frame': {
    tone: 'warn',
    title: 'Passkeys do not work inside this page',
    text: 'Open {site} on its own.',
    action: 'open-site',
  },
  'rp-misconfigured': {
    tone: 'danger',
    title: 'Passkeys cannot be used on this page yet',
    text: 'The cause is at {site}, not on your device.',
  },
  suspended: {
    tone: 'danger',
    title: 'This account is suspended',
    text: 'Your passkey works, but an administrator has suspended the account. Contact {site}.',
  },
  'name-taken': { tone: 'field', title: '', text: 'This name is in use. Choose another.' },
  'name-invalid': {
    tone: 'field',
    title: '',
    text: 'This name cannot be used here. Use up to 64 characters, without line breaks or hidden ones.',
  },
  'last-way-in': {
    tone: 'info',
    title: 'This is your only way in',
    text: 'Add another passkey first; then you can delete this one.',
  },
  'too-many-passkeys': {
    tone: 'info',
    title: 'Your account has as many passkeys as it can hold',
    text: 'Delete one that you no longer use; then you can add another.',
  },
  'sign-up-closed': {
    tone: 'info',
    title: 'New accounts are not made here',
    text: '{site} makes accounts itself. Ask there for yours.',
  },
  'invite-required': {
    tone: 'info',
    title: 'You need an invitation',
    text: 'New accounts at {site} are made by invitation. Ask for one, and open the link in it.',
  },
  'invite-over': {
    tone: 'info',
    title: 'This invitation is over',
    text: 'It was used or has expired. Ask its sender for a new one.',
  },
  'code-refused': {
    tone: 'warn',
    title: 'This code did not work',
    text: 'It may be mistyped or used. Compare it letter by letter, or take the next one.',
    retry: 'Continue',
    when: {
      digits: {
        tone: 'warn',
        title: 'This code did not work',
        text: 'It may be mistyped or over. Take the newest one that is shown.',
        retry: 'Continue',
      },
    },
  },
  'email-code-wrong': {
    tone: 'warn',
    title: 'This code did not work',
    text: 'It is not the one in the newest mail. Compare it digit by digit.',
    retry: again,
  },
  'email-check-invalid': {
    tone: 'info',
    title: 'This took too long',
    text: 'The code in the mail is over. Enter your address again, and a new one is sent.',
  },
  'recovery-required': {
    tone: 'info',
    title: 'There is no recovery in this browser',
    text: 'It was started in another one, was stopped, or is over. Enter your code again, or take the next one.',
  },
  'recovery-over': {
    tone: 'info',
    title: 'This recovery is over',
    text: 'It was stopped, has been completed or was left for too long. Nothing else has changed.',
  },
  'recovery-not-ready': {
    tone: 'info',
    title: 'The wait is not over yet',
    text: 'Nothing has changed. Come back when it is.',
    retry: again,
  },
  'recovery-pending': {
    tone: 'info',
    title: 'A recovery is under way already',
    text: 'Stop it first, or let it come to its end.',
  },
  'recovery-off': {
    tone: 'info',
    title: 'This way back is turned off',
    text: 'Nothing has changed. Your passkeys work as before.',
  },
  'recovery-needed': {
    tone: 'info',
    title: 'Two passkeys must stay',
    text: 'Recovery is off for your account. Add another passkey or turn recovery on by making codes; then you can delete this one.',
  },
  'recovery-hold': {
    tone: 'info',
    title: 'This needs an older passkey',
    text: 'For three days after a recovery, only a passkey from before it can change what was there before it.',
    retry: again,
  },
  'signed-out': {
    tone: 'info',
    title: 'You were signed out after a while',
    text: 'This protects your account. You come back to the page you were on.',
    action: 'sign-in',
  },
};
