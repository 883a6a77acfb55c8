import { SignetProblem } from '@signet/server';

const named = new Set(['SettingsError', 'ConfigurationError', 'StorageUnavailable', 'KeyringLocked', 'ArchiveError']);

/** What is the person's to mend, in words and without a stack; null: it is a fault of Signet. */
export function forPerson(error: unknown): string | null {
  if (error instanceof SignetProblem) return inWords(error);
  return error instanceof Error && named.has(error.name) ? error.message : null;
}

function inWords({ code, title, facts }: SignetProblem): string | null {
  if (code === 'internal') return null;
  // To the command line there is neither a body nor a route.
  if (code === 'bad_body') return `What was asked cannot be: ${facts.detail ?? 'no more is known'}.`;
  return facts.detail === undefined ? `${title}.` : `${title}: ${facts.detail.replace(/\.$/u, '')}.`;
}
