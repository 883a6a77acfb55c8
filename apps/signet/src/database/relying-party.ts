import type { RelyingPartyKey, Store } from '@signet/server';
import { SettingsError } from '../settings/settings-error.ts';

/** What is said of a database without anything in it. */
export const unused = 'No server has run on this database: there is nothing in it yet.';

/**
 * The relying party whose audit log is meant: the one that there is, or of several the one that is named.
 * @throws SettingsError
 */
export async function relyingPartyOf(store: Store, named?: string): Promise<RelyingPartyKey> {
  const ids = await relyingParties(store);
  const [id] = named === undefined ? ids : ids.filter((it) => it === named);
  if (id !== undefined && (named !== undefined || ids.length === 1)) return id;
  throw new SettingsError(`The store has the relying parties ${ids.join(', ')}. Name one of them with --rp.`);
}

/** The one that notes what concerns the whole store: that of signet start, or the first. @throws SettingsError */
export async function notingRelyingParty(store: Store): Promise<RelyingPartyKey> {
  const ids = await relyingParties(store);
  return ids.find((id) => id === 'default') ?? ids[0];
}

async function relyingParties(store: Store): Promise<[RelyingPartyKey, ...RelyingPartyKey[]]> {
  const [first, ...others] = (await store.relyingParties()).map(({ id }) => id);
  if (first !== undefined) return [first, ...others];
  throw new SettingsError(unused);
}
