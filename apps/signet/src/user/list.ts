import type { AdminAccountRow, AdminAccountsQuery } from '@signet/protocol';
import { withOperator } from '../operator/with-operator.ts';
import type { Asked } from '../operator/asked.ts';
import { accountsTable } from './words.ts';

/**
 * Prints accounts, newest first: a page of them, or all, each page as it is read.
 * @param all with `json`, one account a line
 * @throws SignetProblem bad_body; SettingsError, StorageUnavailable
 */
export async function listUsers(
  { settings, rp, json }: Asked,
  query: AdminAccountsQuery,
  all: boolean,
  print: (text: string) => void,
): Promise<void> {
  await withOperator(settings, rp, async ({ operator }) => {
    let page = await operator.listAccounts(query);
    if (!all) {
      print(json ? `${JSON.stringify(page)}\n` : inWords(page.accounts, page.next));
      return;
    }
    print(pageOf(page.accounts, json));
    while (page.next !== null) {
      page = await operator.listAccounts({ ...query, before: page.next });
      print(pageOf(page.accounts, json));
    }
  });
}

function pageOf(accounts: readonly AdminAccountRow[], json: boolean): string {
  return json ? accounts.map((it) => `${JSON.stringify(it)}\n`).join('') : accountsTable(accounts);
}

function inWords(accounts: readonly AdminAccountRow[], next: string | null): string {
  if (accounts.length === 0) return 'No accounts.\n';
  const more = next === null ? '' : `\nThere are more: --before ${next}, or --all.\n`;
  return accountsTable(accounts) + more;
}
