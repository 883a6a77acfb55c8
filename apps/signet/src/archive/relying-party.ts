import { checkRelyingParty } from '@signet/server';
import type { RelyingPartyKey, RelyingPartyRecord, Store } from '@signet/server';
import { relyingPartyOf as relyingPartyIn } from '../database/relying-party.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { relyingPartyOf as relyingPartyByDefault } from '../start/site.ts';

/** The relying party that an import writes to. */
export interface RelyingPartyForImport {
  readonly rp: RelyingPartyRecord;
  /** No server has run on the store: it is as the settings say, and is not written yet. */
  readonly isNew: boolean;
}

/**
 * The relying party that is there, or in a store that no server has run on the one that a first start would make of the settings.
 * Nothing is written: what is refused then must not leave a relying party of the wrong domain.
 * @throws SettingsError, ConfigurationError; StorageUnavailable
 */
export async function relyingPartyForImport(
  store: Store,
  settings: Settings,
  named: string | undefined,
): Promise<RelyingPartyForImport> {
  if ((await store.relyingParties()).length > 0) {
    const rp = await known(store, await relyingPartyIn(store, named));
    if (named === undefined) requireThatOf(settings, rp);
    return { rp, isNew: false };
  }
  if (named !== undefined) throw new SettingsError('No server has run on this database: leave out --rp.');
  const { relyingParty } = checkRelyingParty(relyingPartyByDefault(settings, settings.port));
  const { id, rpId, name, formerRpIds } = relyingParty;
  const origins = relyingParty.origins.map(({ origin }) => origin);
  return { rp: { id, rpId, name, origins, formerRpIds, policy: {}, created: Date.now() }, isNew: true };
}

async function known(store: Store, id: RelyingPartyKey): Promise<RelyingPartyRecord> {
  const rp = await store.relyingParty(id);
  if (rp) return rp;
  throw new SettingsError(`There is no relying party ${id}.`);
}

/** Whoever names a domain expects the accounts there: in a database of another one their passkeys would be of no use. */
function requireThatOf({ site }: Settings, { rpId }: RelyingPartyRecord): void {
  if (site === null || site.rpId === rpId) return;
  throw new SettingsError(
    `SIGNET_RP_ID is ${site.rpId}, and the database is that of ${rpId}. Nothing was read. Name another database, or leave SIGNET_RP_ID out.`,
  );
}
