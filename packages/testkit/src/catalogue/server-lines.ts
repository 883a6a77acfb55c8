import type { ServerLine } from './case.ts';

/** Where a line is tested that no single response can show. */
const TESTED = 'the server, through its handler; over HTTP by signet assay';

/** Lines that need a server which remembers challenges, accounts and ceremonies. */
export const serverLines: readonly ServerLine[] = [
  { line: 10, mutation: 'challenge replayed after success', code: 'challenge_used', tested: TESTED },
  { line: 11, mutation: 'challenge replayed after a failed attempt', code: 'challenge_used', tested: TESTED },
  { line: 12, mutation: 'challenge expired', code: 'challenge_expired', tested: TESTED },
  {
    line: 13,
    mutation: 'authentication challenge used for registration, and the reverse',
    code: 'challenge_wrong_ceremony',
    tested: TESTED,
  },
  {
    line: 55,
    mutation: 'credential id already stored, for the same or another user',
    code: 'credential_exists',
    tested: `${TESTED}; the step itself by the case credential-id-registered`,
  },
  { line: 115, mutation: 'unknown id in a nameless flow', code: 'credential_unknown', tested: TESTED },
  {
    line: 119,
    mutation: 'begin as A, finish with the valid credential and handle of B',
    code: 'user_handle_mismatch',
    tested: TESTED,
  },
  { line: 143, mutation: 'two parallel finishes with one challenge', code: 'challenge_used', tested: TESTED },
];

/** Lines about algorithms, formats, extensions and metadata that the catalogue has no cases for yet. */
export const linesToCome: readonly number[] = [
  71,
  ...Array.from({ length: 24 }, (_, index) => 90 + index).filter((line) => line < 93 || line > 109),
  135,
  138,
];
