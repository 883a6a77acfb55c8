import { SignetProblem } from '../problem/signet-problem.ts';

const mostCodePoints = 64;
/** Controls, formatting and bidi marks, surrogates, private and unassigned code points, line ends, and what is invisible. */
const unfit = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** As above, but joiners and variation selectors, which names and emoji need, may stay. */
const unfitToShow = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
/** U+2800 is the braille pattern without a dot. */
const visible = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

export interface Username {
  /** NFKC, trimmed, single spaces. */
  readonly username: string;
  /** What must be unique in the relying party. */
  readonly usernameFolded: string;
}

/**
 * A username in the form that is kept.
 * @throws SignetProblem name_invalid
 */
export function checkUsername(input: string): Username {
  const username = input
    .normalize('NFKC')
    .trim()
    .replaceAll(/\p{Zs}+/gu, ' ');
  const { length } = [...username];
  if (length < 1 || length > mostCodePoints) {
    throw new SignetProblem('name_invalid', { detail: 'a username has 1 to 64 characters' });
  }
  if (unfit.test(username)) {
    throw new SignetProblem('name_invalid', { detail: 'a username has no invisible or control characters' });
  }
  return { username, usernameFolded: fold(username) };
}

/**
 * A name to show; an empty one is the username.
 * @throws SignetProblem name_invalid
 */
export function checkDisplayName(input: string | undefined, username: string): string {
  const displayName = (input ?? '').normalize('NFC').trim();
  if (unfitToShow.test(displayName) || [...displayName].length > mostCodePoints) {
    throw new SignetProblem('name_invalid', {
      detail: 'a display name has at most 64 characters, none of them a control',
    });
  }
  if (displayName === '') return username;
  if (!visible.test(displayName)) {
    throw new SignetProblem('name_invalid', { detail: 'a display name has a visible character' });
  }
  return displayName;
}

/** The start of a username in the form that is unique, for looking it up. */
export function foldUsername(text: string): string {
  return fold(text.normalize('NFKC'));
}

/** Full case folding as far as the platform has it: upper case first, so that ß and SS are one. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFKC');
}
