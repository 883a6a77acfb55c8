import { withOperator } from '../operator/with-operator.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Prints the link that makes the first owner's account, once: where there is neither an owner nor an open invite of one. It goes
 * to standard output, beside the address, and never into the log.
 */
export async function tellFirstOwner(settings: Settings): Promise<void> {
  process.stdout.write(await linesFor(settings).catch(failed));
}

async function linesFor(settings: Settings): Promise<string> {
  const made = await withOperator(settings, 'default', ({ operator }) => operator.makeFirstOwnerInvite());
  if (made === null) return '';
  return `Nobody owns this site yet. Who opens this link first makes the account that does (24 hours, told this once):\n  ${made.link}\n`;
}

/** People can sign in all the same. */
function failed(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `Whether the site has an owner cannot be told (${why}). If it has none: signet invite --role owner\n`;
}
