import type { AdminInvite } from '@signet/protocol';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
import { inOwnWords } from '../operator/in-own-words.ts';
import { printable } from '../terminal/printable.ts';
import { tableOf } from '../terminal/table.ts';

/** Makes an invite; its link is told once. @throws SettingsError, SignetProblem bad_body, StorageUnavailable */
export async function makeInvite(
  asked: Asked,
  { role, note, lifetime }: { readonly role: string; readonly note: string; readonly lifetime: number | undefined },
): Promise<string> {
  const invite = { role: role as AdminInvite['role'], note, ...(lifetime === undefined ? {} : { lifetime }) };
  return await answered(
    asked,
    ({ operator }) => operator.makeInvite(invite),
    ({ link, invite: made }) =>
      `${link}\nIt makes one account with the role ${made.role}, until ${made.expires}. It is told this once.\n`,
  );
}

/** Invites, latest first. @throws SettingsError, StorageUnavailable */
export async function listInvites(asked: Asked): Promise<string> {
  return await answered(
    asked,
    ({ operator }) => operator.listInvites(),
    ({ invites }) =>
      tableOf(
        ['state', 'role', 'expires', 'note', 'id'],
        invites.map((it) => [it.state, it.role, it.expires, it.note, it.id]),
      ),
  );
}

/** @throws SettingsError, StorageUnavailable */
export async function revokeInvite(asked: Asked, invite: string): Promise<string> {
  const none = `There is no open invite ${printable(invite)}. signet invite list shows the ids.`;
  return await answered(
    asked,
    ({ operator }) => inOwnWords(operator.revokeInvite({ invite }), { bad_body: none, invite_not_found: none }),
    () => 'The invite is revoked.\n',
  );
}
