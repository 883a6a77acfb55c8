import { judgePublicKey } from '@signet/webauthn';
import * as v from 'valibot';
import { checkDisplayName, checkUsername } from '../account/username.ts';
import { SignetProblem } from '../problem/signet-problem.ts';
import { ArchiveError } from './archive-error.ts';
import { ArchivedAccount } from './format.ts';

type Schema<Output> = v.BaseSchema<unknown, Output, v.BaseIssue<unknown>>;

/**
 * What the schema makes of the value.
 * @param place where it stands: `line 7`
 * @throws ArchiveError with the place, the member and what is wrong with it; nothing of its value
 */
export function checkShape<Output>(schema: Schema<Output>, value: unknown, place: string): Output {
  const checked = v.safeParse(schema, value);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const member = v.getDotPath(issue);
  throw new ArchiveError(`${place}: ${member === null ? '' : `${printable(member)} `}${wordsOf(issue)}.`);
}

/**
 * An account of an archive, every member checked: its name in the form that is kept, its keys as those of a registration.
 * @param rpIds that its passkeys may be for
 * @throws ArchiveError
 */
export function checkAccount(value: unknown, rpIds: readonly string[], place: string): ArchivedAccount {
  const account = checkShape(ArchivedAccount, value, place);
  checkNames(account, place);
  for (const [at, passkey] of account.passkeys.entries()) {
    const member = `${place}: passkeys.${at}`;
    if (!rpIds.includes(passkey.rpId)) {
      throw new ArchiveError(`${member}.rpId is ${passkey.rpId}, and those here are for ${rpIds.join(', ')}.`);
    }
    const judged = judgePublicKey(passkey.publicKey);
    if ('refused' in judged) throw new ArchiveError(`${member}.publicKey is refused: ${judged.refused}.`);
    if (judged.alg !== passkey.alg) throw new ArchiveError(`${member}.alg is not that of its publicKey.`);
  }
  return account;
}

function checkNames({ username, displayName }: ArchivedAccount, place: string): void {
  try {
    const kept = checkUsername(username);
    if (kept.username !== username) throw new ArchiveError(`${place}: username is not in the form that is kept.`);
    if (checkDisplayName(displayName, username) !== displayName) {
      throw new ArchiveError(`${place}: displayName is not in the form that is kept.`);
    }
  } catch (error) {
    if (!(error instanceof SignetProblem)) throw error;
    throw new ArchiveError(`${place}: ${error.facts.detail ?? 'the name cannot be kept'}.`);
  }
}

function wordsOf(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'is no member of this format';
  if (issue.received === 'undefined') return 'is missing';
  return issue.kind === 'schema' ? `is not ${issue.expected ?? 'what it should be'}` : issue.message;
}

/** Names come from the file, and go to a terminal. */
function printable(text: string): string {
  return text.slice(0, 80).replaceAll(/[^\x20-\x7e]/gu, '?');
}
