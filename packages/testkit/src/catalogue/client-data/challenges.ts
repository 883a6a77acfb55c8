import type { CeremonyForge } from '../../forge/ceremony-forge.ts';
import type { ClientDataRow } from './row.ts';

/** Lines 9 and 14. */
export const CHALLENGES: readonly ClientDataRow[] = [
  {
    line: 9,
    authenticationLine: 121,
    id: 'challenge-other',
    mutation: 'challenge of another session',
    code: 'challenge_mismatch',
    step: 'challenge',
    change: (forge) => forge.clientData({ challenge: 'b3RoZXItY2hhbGxlbmdlLW90aGVyLWNoYWxsZW5nZS0' }).resign(),
  },
  {
    line: 9,
    authenticationLine: 121,
    id: 'challenge-prefix',
    mutation: 'the first half of the challenge',
    code: 'challenge_mismatch',
    step: 'challenge',
    change: (forge) => rewriteChallenge(forge, (challenge) => challenge.slice(0, 20)),
  },
  {
    line: 14,
    authenticationLine: 121,
    id: 'challenge-padded',
    mutation: 'the challenge with padding',
    code: 'challenge_mismatch',
    step: 'challenge',
    change: (forge) => rewriteChallenge(forge, (challenge) => `${challenge}=`),
  },
  {
    line: 14,
    authenticationLine: 121,
    id: 'challenge-unused-bits',
    mutation: 'unused bits of the last letter set',
    code: 'challenge_mismatch',
    step: 'challenge',
    change: (forge) => rewriteChallenge(forge, (challenge) => challenge.slice(0, -1) + nextLetter(challenge.at(-1))),
  },
  {
    line: 14,
    authenticationLine: 121,
    id: 'challenge-number',
    mutation: 'the challenge is no text',
    code: 'bad_client_data',
    step: 'challenge',
    change: (forge) => forge.clientData({ challenge: 1 }).resign(),
  },
];

/** 32 bytes leave two unused bits in the last letter: the next letter of the alphabet decodes to the same bytes. */
function nextLetter(letter = 'A'): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet.charAt(alphabet.indexOf(letter) + 1);
}

function rewriteChallenge<Forge extends CeremonyForge<Forge>>(
  forge: Forge,
  rewrite: (challenge: string) => string,
): Forge {
  return (forge as CeremonyForge<Forge>)
    .clientDataText((text) => text.replace(/(?<="challenge":")[^"]*/u, rewrite))
    .resign();
}
