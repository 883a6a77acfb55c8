/** The words of the pages' scripts, in English; those of the elements are in @signet/browser. */
export const texts = {
  signInTitles: { refused: 'Not signed in: sign in to {site}', done: 'Signed in to {site}' },
  signUpTitles: {
    refused: 'No account yet: create your account at {site}',
    done: 'Signed in to {site}',
    codes: 'Your account is ready',
  },
  inviteTitles: {
    refused: 'No account yet: you are invited to {site}',
    done: 'Signed in to {site}',
    codes: 'Your account is ready',
  },
  recoverTitles: {
    refused: 'Not yet: get back into your account at {site}',
    done: 'Signed in to {site}',
    codes: 'You are back in',
  },
  /** Behind the sentence of the invitation. */
  invited: {
    admin: 'You will be one of its administrators.',
    owner: 'You will be its owner, who may do everything.',
  },
  hello: 'Hello, {name}',
  signedInAs: 'You are signed in as {username}.',
  /** How safe the account is against loss, by the most urgent advice there is. */
  safety: {
    none: {
      one: 'Your account has one passkey, and recovery codes for the day it is lost.',
      other: 'Your account has {n} passkeys, so losing one device will not lock you out.',
    },
    'add-a-passkey': {
      one: 'Your passkey does not meet the rules here any more. Add another one now, while you are signed in.',
      other: 'None of your passkeys meets the rules here any more. Add another one now, while you are signed in.',
    },
    'add-a-passkey-or-codes': {
      one: 'Your account has one passkey. If you lose it, nothing else lets you in, so add a second one or make recovery codes.',
      other: 'Your {n} passkeys depend on each other. Add one in another place, or make recovery codes.',
    },
    'add-a-second-way-in': {
      one: 'Your account has one passkey. If you lose it, nothing else lets you in, so add a second one.',
      other: 'Your {n} passkeys depend on each other. Add one in another place.',
    },
    'make-codes': {
      one: 'Your account has one passkey and no recovery codes. Make them while you are signed in.',
      other: 'Your account has {n} passkeys. Recovery codes would let you back in if all of them were lost.',
    },
    'codes-running-out': {
      one: 'Your account has one passkey, and few recovery codes are left. Make new ones.',
      other: 'Your account has {n} passkeys, and few recovery codes are left. Make new ones.',
    },
    'look-at-suspected-passkey': {
      one: 'One of your passkeys needs a second look: there may be a copy of it.',
      other: 'One of your passkeys needs a second look: there may be a copy of it.',
    },
  },
  /** As one writes small numbers in a sentence; larger ones are figures. */
  numbers: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  signOut: 'Sign out',
  name: {
    title: 'Your name',
    about: 'How people here see you, and the name your passkeys carry when you sign in.',
    displayName: 'Name shown to others',
    save: 'Save',
    confirmTitle: 'Change your name?',
    confirmText: 'Your device asks you to confirm this.',
    savedTitle: 'Name saved',
    savedText: 'Your password manager was told to show it too.',
  },
} as const;
