import { withOperator } from '../operator/with-operator.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Prints the link that makes the first owner's account, once: where there is neither an owner nor an open invite of one. It goes
 * to standard output, beside the address, and never into the log. Where it cannot be made now the next start makes it.
 */
export async function tellFirstOwner(settings: Settings): Promise<void> {
  const made = await withOperator(settings, 'default', ({ operator }) => operator.makeFirstOwnerInvite()).catch(
    () => null,
  );
  if (made) process.stdout.write(ownerLines(made.link));
}

function ownerLines(link: string): string {
  return `Nobody owns this site yet. Who opens this link first makes the account that does (24 hours, told this once):\n  ${link}\n`;
}
