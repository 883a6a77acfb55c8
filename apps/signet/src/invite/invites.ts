import type { AdminInvite } from '@signet/protocol';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
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

/** @throws SettingsError; SignetProblem invite_not_found; StorageUnavailable */
export async function revokeInvite(asked: Asked, invite: string): Promise<string> {
  return await answered(
    asked,
    ({ operator }) => operator.revokeInvite({ invite }),
    () => 'The invite is revoked.\n',
  );
}
