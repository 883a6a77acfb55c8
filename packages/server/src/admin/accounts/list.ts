import type { AdminAccountList, AdminAccountsQuery } from '@signet/protocol';
import { foldUsername } from '../../account/username.ts';
import type { AsAdministrator, Caller } from '../../caller/caller.ts';
import type { AccountFilter, AccountSummary } from '../../ports/governance-records.ts';
import type { AccountId } from '../../ports/records.ts';
import type { Services } from '../../services.ts';
import { accountRow } from './answer.ts';

const pageLength = 50;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** Six bytes of a credential id: nobody's username begins like that by accident. */
const credentialStart = /^[A-Za-z0-9_-]{8,}$/u;

/**
 * GET /admin/v1/accounts, newest first. What looks like an account's id is one; any other search is the start of a username,
 * and where nobody has it the start of a credential id.
 */
export async function listAccounts(
  services: Services,
  _caller: Caller & AsAdministrator,
  { search = '', only, before }: AdminAccountsQuery,
): Promise<AdminAccountList> {
  const { store, rp, clock } = services;
  const from = (before ?? null) as AccountId | null;
  const page = async (by: AccountFilter['search']): Promise<readonly AccountSummary[]> =>
    store.listAccounts(rp.id, { search: by, only: only ?? null }, from, pageLength + 1, clock());
  const named = await page(searchOf(search));
  const found = named.length > 0 || !credentialStart.test(search) ? named : await page(credentialOf(search));
  const shown = found.slice(0, pageLength);
  const next = found.length > pageLength ? (shown.at(-1)?.account.id ?? null) : null;
  return { accounts: shown.map(accountRow), next };
}

function searchOf(text: string): AccountFilter['search'] {
  if (text === '') return null;
  return uuid.test(text) ? { id: text.toLowerCase() } : { username: foldUsername(text) };
}

/** The bytes that the characters hold in full. */
function credentialOf(text: string): AccountFilter['search'] {
  return { credential: new Uint8Array(Buffer.from(text, 'base64url')) };
}
