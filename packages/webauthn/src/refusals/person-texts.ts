import { refusalCodes } from './codes.ts';
import type { RefusalCode } from './codes.ts';

type PersonText = (typeof refusalCodes)[RefusalCode]['person'];

/** What a person can do about it. No text says which check failed: that is for the log. */
const personTexts: Readonly<Record<PersonText, string>> = {
  again: 'That attempt is no longer valid. Please try again.',
  expired: 'That took too long. Please try again.',
  broken: 'Your browser or device sent an answer that could not be read. Please try again.',
  'wrong-place': 'This passkey request did not come from the expected site. Open the site directly and try again.',
  'not-verified':
    'Your device did not confirm that it is you. Unlock it with a fingerprint, face or PIN and try again.',
  'not-accepted': 'That passkey was not accepted.',
  'other-passkey': 'This kind of passkey is not accepted here. Please use another device or password manager.',
  'already-registered': 'This passkey is already registered.',
  'unknown-passkey': 'That passkey is no longer known here. It can be removed from your password manager.',
  'suspected-copy': 'This passkey may have been copied, so it was not accepted.',
};

/** The text for the person in front of the screen, in English, without a technical detail. */
export function personText(code: RefusalCode): string {
  return personTexts[refusalCodes[code].person];
}
