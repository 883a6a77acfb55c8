import { checkRelyingParty } from '@signet/server';
import type { RelyingPartyKey, RelyingPartyRecord, Store } from '@signet/server';
import { relyingPartyOf as relyingPartyIn } from '../database/relying-party.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { relyingPartyOf as relyingPartyByDefault } from '../start/site.ts';

/**
 * The relying party that an import writes to. In a store that no server has run on it is made of the settings, as a first start
 * would make it.
 * @throws SettingsError, ConfigurationError; StorageUnavailable
 */
export async function relyingPartyForImport(
  store: Store,
  settings: Settings,
  named: string | undefined,
): Promise<RelyingPartyRecord> {
  if ((await store.relyingParties()).length > 0) return await known(store, await relyingPartyIn(store, named));
  if (named !== undefined) throw new SettingsError('No server has run on this database: leave out --rp.');
  const { relyingParty } = checkRelyingParty(relyingPartyByDefault(settings, settings.port));
  const { id, rpId, name, formerRpIds } = relyingParty;
  const origins = relyingParty.origins.map(({ origin }) => origin);
  const rp = { id, rpId, name, origins, formerRpIds, policy: {}, created: Date.now() };
  await store.putRelyingParty({ rp, policy: 'keep' });
  return rp;
}

async function known(store: Store, id: RelyingPartyKey): Promise<RelyingPartyRecord> {
  const rp = await store.relyingParty(id);
  if (rp) return rp;
  throw new SettingsError(`There is no relying party ${id}.`);
}
