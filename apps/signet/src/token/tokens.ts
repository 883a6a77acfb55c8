import type { Scope } from '@signet/protocol';
import { answered } from '../operator/asked.ts';
import type { Asked } from '../operator/asked.ts';
import { inOwnWords } from '../operator/in-own-words.ts';
import { printable } from '../terminal/printable.ts';
import { tableOf } from '../terminal/table.ts';

/** Makes a token for the admin API; it is told once. @throws SettingsError, SignetProblem bad_body, StorageUnavailable */
export async function makeToken(
  asked: Asked,
  { name, scopes, lifetime }: { readonly name: string; readonly scopes: readonly string[]; readonly lifetime: number },
): Promise<string> {
  return await answered(
    asked,
    ({ operator }) => operator.makeToken({ name, scopes: [...scopes] as Scope[], lifetime }),
    ({ secret, token }) =>
      `${secret}\nIt is told this once, and good for ${token.scopes.join(', ')} until ${token.expires}.\n`,
  );
}

/** Tokens, latest first; never the tokens themselves. @throws SettingsError, StorageUnavailable */
export async function listTokens(asked: Asked): Promise<string> {
  return await answered(
    asked,
    ({ operator }) => operator.listTokens(),
    ({ tokens }) =>
      tableOf(
        ['name', 'state', 'scopes', 'expires', 'last used', 'id'],
        tokens.map((it) => [it.name, it.state, it.scopes.join(','), it.expires, it.lastUsed ?? 'never', it.id]),
      ),
  );
}

/** @throws SettingsError, StorageUnavailable */
export async function revokeToken(asked: Asked, token: string): Promise<string> {
  const none = `There is no active token ${printable(token)}. signet token list shows the ids.`;
  return await answered(
    asked,
    ({ operator }) => inOwnWords(operator.revokeToken({ token }), { bad_body: none, token_not_found: none }),
    () => 'The token is revoked.\n',
  );
}
