import type { SignetErrorCode } from '../../errors/signet-error.ts';
import type { Refusal, Texts } from './texts.ts';

const again = 'Try again';
const signIn = 'Sign in with a passkey';

/**
 * What went wrong, in words for a person: THE TABLE, one row a code of the SDK. `when` holds the rows that differ by what was being done.
 * Closing the prompt, waiting too long and having no passkey look the same to a page, so the words are true for all three.
 */
const refusals: Record<SignetErrorCode, Refusal> = {
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
    text: 'It may have been removed from the account. Use another passkey.',
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
  'signed-out': {
    tone: 'info',
    title: 'You were signed out after a while',
    text: 'This protects your account. You come back to the page you were on.',
    action: 'sign-in',
  },
};

/** The English originals. Placeholders in braces; plurals by rule. */
export const en: Texts = {
  refusals,
  actions: { 'copy-link': 'Copy the link', 'open-site': 'Open {site}', 'sign-in': signIn },
  copied: 'Link copied',
  connected: 'Connected again',
  platforms: {
    apple: 'Turn on a passcode, Face ID or Touch ID in Settings.',
    android: 'Set a screen lock in Settings.',
    windows: 'Set up Windows Hello in Settings, Accounts, Sign-in options.',
    other: 'Use your phone, or a security key with a PIN.',
  },
  details: {
    summary: 'Details for support',
    code: '{code}, {time}',
    step: '{code} at step {step}, {time}',
    request: 'request {request}',
  },
  waiting: { waiting: 'Waiting for your device', checking: 'Checking', slow: 'Still waiting for {site}' },
  cancel: 'Cancel',
  username: 'Username',
  signIn: {
    hint: 'Choose the passkey your browser suggests, or leave this empty.',
    submit: signIn,
  },
  signUp: {
    displayName: 'Name shown to others',
    optional: '(optional)',
    missing: 'Choose a username first.',
    submit: 'Create a passkey',
    promise: 'Your device asks for your face, finger or PIN. That is all you will need to sign in.',
  },
  told: {
    'signed-in': { tone: 'ok', title: 'Signed in', text: '' },
    'signed-out': { tone: 'ok', title: 'You are signed out', text: 'Your passkey stays on your device.' },
    ended: {
      tone: 'info',
      title: 'You were signed out after a while',
      text: 'This protects your account. You come back to the page you were on.',
    },
    added: { tone: 'ok', title: 'Passkey added', text: 'You can sign in with it from now on.' },
    'only-one': {
      tone: 'info',
      title: 'Add a second way in',
      text: 'If this device is lost, a second passkey lets you back in.',
    },
    renamed: { tone: 'ok', title: 'Renamed to “{name}”', text: '' },
    deleted: {
      tone: 'ok',
      title: '“{name}” deleted',
      text: 'Your password manager was told to remove it too. If it still suggests it, delete it there.',
    },
  },
  passkeys: {
    title: 'Passkeys',
    about: 'Each of these can sign you in. Keep at least two, in different places.',
    list: 'Your passkeys',
    loading: 'Passkeys are loading',
    add: 'Add a passkey',
    here: 'You are using this one',
    lastUsedAdded: 'Last used {used}, added {added}',
    neverUsedAdded: 'Never used to sign in, added {added}',
    added: 'Added {added}',
    rename: 'Rename',
    renameField: 'Name of this passkey',
    renameForm: 'Rename this passkey',
    save: 'Save name',
    delete: 'Delete',
  },
  places: {
    synced: {
      alone: 'On all your devices with this password manager',
      after: '{provider}, on all your devices with this password manager',
    },
    keychain: {
      alone: 'On all your devices with this keychain',
      after: '{provider}, on all your devices with this keychain',
    },
    computer: { alone: 'On one computer only', after: '{provider}, on one computer only' },
    phone: { alone: 'On one phone only', after: '{provider}, on one phone only' },
    'security-key': { alone: 'On one security key only', after: '{provider}, on one security key only' },
  },
  moments: { today: 'today at {time}', yesterday: 'yesterday at {time}', on: 'on {date}' },
  adding: {
    title: 'Add a passkey',
    text: 'First confirm with a passkey you have. Then your device makes the new one.',
    action: 'Action',
    actionText: 'Add a passkey to your account',
    effect: 'Effect',
    effectText: 'It can sign you in, as the others do',
    confirm: 'Confirm',
    createTitle: 'Now create the new passkey',
    createText:
      'Confirmed. In the prompt, choose where the new one is kept: on this device, on your phone or on a security key.',
    create: 'Create a passkey',
  },
  deleting: {
    title: 'Delete “{name}”?',
    text: {
      one: 'It will no longer sign you in. One passkey stays on your account.',
      other: 'It will no longer sign you in. {n} passkeys stay on your account.',
    },
    device: 'Your device asks you to confirm this.',
    confirm: 'Delete passkey',
    keep: 'Keep it',
  },
  confirming: {
    title: 'Confirm with your passkey',
    text: 'You are about to do this:',
    confirm: 'Confirm',
  },
};
