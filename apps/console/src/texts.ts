/** The words of the pages' scripts, in English; those of the elements are in @signet/browser. */
export const texts = {
  signInTitles: { refused: 'Not signed in: sign in to {site}', done: 'Signed in to {site}' },
  signUpTitles: { refused: 'No account yet: create your account at {site}', done: 'Signed in to {site}' },
  hello: 'Hello, {name}',
  signedInAs: 'You are signed in as {username}.',
  safety: {
    one: 'Your account has one passkey. If you lose it, nothing else lets you in, so add a second one.',
    other: 'Your account has {n} passkeys, so losing one device will not lock you out.',
  },
  /** As one writes small numbers in a sentence; larger ones are figures. */
  numbers: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  signOut: 'Sign out',
  name: {
    title: 'Your name',
    about: 'How people here see you, and the name your passkeys carry when you sign in.',
    displayName: 'Name shown to others',
    save: 'Save',
    savedTitle: 'Name saved',
    savedText: 'Your password manager was told to show it too.',
  },
} as const;
