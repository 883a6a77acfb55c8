import { tell } from './tell.ts';

/**
 * Credential ids that were made in this page and that no list has shown yet. A list without one of them may be older than
 * it, or its registration be under way still: told as the whole truth, it would remove a passkey that works.
 */
export const fresh: Set<string> = new Set();

/** All passkeys that the account has. Not told while there is one that it may have as well. */
export async function tellAccepted(rpId: string, userId: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) fresh.delete(id);
  if (!fresh.size) await tell('signalAllAcceptedCredentials', { rpId, userId, allAcceptedCredentialIds: [...ids] });
}
